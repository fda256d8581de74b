import { compose } from "../view";
import type { Command } from "./command";
import { currentIs, focusComposer } from "./current";

export const writeNote: Command = {
  name: "note",
  group: "conversation",
  label: (messages) => messages.commands.note,
  shortcut: { key: "n" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => {
    compose("note");
    focusComposer();
  },
};
