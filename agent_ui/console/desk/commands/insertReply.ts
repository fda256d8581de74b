import type { Command } from "./command";
import { currentIs } from "./current";
import { beginWith } from "./mentionColleague";

export const insertReply: Command = {
  name: "insert-reply",
  group: "conversation",
  label: (messages) => messages.writing.insertReply,
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => beginWith("reply", "/"),
};
