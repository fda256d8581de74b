import { may } from "../derived";
import { writeFirst } from "../outreach";
import type { Command } from "./command";

export const startConversation: Command = {
  name: "start-conversation",
  group: "conversation",
  label: (messages) => messages.outreach.command,
  shortcut: { key: "o" },
  isMine: (desk) => may(desk, "desk.work"),
  isPossible: (desk) => may(desk, "desk.work"),
  perform: writeFirst,
};
