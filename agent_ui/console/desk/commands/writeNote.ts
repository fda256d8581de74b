import { mayNoteHere } from "../inside";
import { compose } from "../view";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

export const writeNote: Command = {
  name: "note",
  group: "conversation",
  label: (messages) => messages.commands.note,
  shortcut: { key: "n" },
  isPossible: mayNoteHere,
  perform: () => {
    compose("note");
    focusComposer();
  },
};
