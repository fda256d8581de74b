import { present } from "../store";
import { meantByKey, takeBack } from "../undo";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

export const undoSend: Command = {
  name: "undo-send",
  group: "conversation",
  label: (messages) => messages.sending.undo,
  // With Alt: it is pressed while the next words are being written.
  shortcut: { key: "z", with: "alt" },
  isPossible: (desk) => meantByKey(desk) !== null,
  perform: () => {
    const row = meantByKey(present());
    if (row !== null) void takeBack(row).then(() => focusComposer());
  },
};
