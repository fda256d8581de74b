import { compose } from "../view";
import type { Command } from "./command";
import { currentIs, focusComposer } from "./current";

export const reply: Command = {
  name: "reply",
  group: "conversation",
  label: (messages) => messages.commands.reply,
  shortcut: { key: "r" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => {
    compose("reply");
    focusComposer();
  },
};
