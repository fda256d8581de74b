import { viewable } from "../files";
import { present } from "../store";
import { viewFile } from "../view";
import type { Command } from "./command";

export const viewLastFile: Command = {
  name: "viewFile",
  group: "conversation",
  label: (messages) => messages.files.viewLast,
  shortcut: { key: "v" },
  isPossible: (desk) => viewable(desk).length > 0,
  perform: () => {
    const last = viewable(present()).at(-1);
    if (last !== undefined) viewFile(last.id);
  },
};
