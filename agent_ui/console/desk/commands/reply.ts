import { mayWriteHere } from "../inside";
import { compose } from "../view";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

export const reply: Command = {
  name: "reply",
  group: "conversation",
  label: (messages) => messages.commands.reply,
  shortcut: { key: "r" },
  isPossible: mayWriteHere,
  perform: () => {
    compose("reply");
    focusComposer();
  },
};
