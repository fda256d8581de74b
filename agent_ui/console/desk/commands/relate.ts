import { currentId, may } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

export const relate: Command = {
  name: "relate",
  group: "conversation",
  label: (messages) => messages.work.commands.relate,
  shortcut: { key: "l", with: "alt" },
  isPossible: (desk) => {
    const id = currentId(desk);
    return id !== null && desk.logs[id] !== undefined && may(desk, "desk.work");
  },
  perform: () => openDialog("related"),
};
