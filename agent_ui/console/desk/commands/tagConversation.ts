import { currentId, may } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

export const tagConversation: Command = {
  name: "tag",
  group: "conversation",
  label: (messages) => messages.work.commands.tag,
  shortcut: { key: "#" },
  isPossible: (desk) => currentId(desk) !== null && may(desk, "desk.work"),
  perform: () => openDialog("tags"),
};
