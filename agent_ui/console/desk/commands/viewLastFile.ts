import { isPdf, lastToLookAt, pageOf } from "../files";
import { present } from "../store";
import { viewFile } from "../view";
import type { Command } from "./command";

export const viewLastFile: Command = {
  name: "viewFile",
  group: "conversation",
  label: (messages) => messages.files.viewLast,
  shortcut: { key: "v" },
  isPossible: (desk) => lastToLookAt(desk) !== undefined,
  perform: () => {
    const last = lastToLookAt(present());
    if (last === undefined) return;
    if (isPdf(last)) open(pageOf(last), "_blank", "noopener,noreferrer");
    else viewFile(last.id);
  },
};
