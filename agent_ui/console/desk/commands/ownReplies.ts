import { may } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

export const ownReplies: Command = {
  name: "own-replies",
  group: "me",
  label: (messages) => messages.writing.ownReplies,
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => openDialog("replies"),
};
