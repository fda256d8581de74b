import { listedIds } from "../lists";
import type { Command } from "./command";
import { moveInList } from "./moveInList";

export const nextConversation: Command = {
  name: "next-conversation",
  group: "navigate",
  label: (messages) => messages.commands.nextConversation,
  shortcut: { key: "j" },
  isPossible: (desk) => listedIds(desk).length > 0,
  perform: () => moveInList(1),
};
