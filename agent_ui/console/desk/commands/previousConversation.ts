import { listedIds } from "../lists";
import type { Command } from "./command";
import { moveInList } from "./moveInList";

export const previousConversation: Command = {
  name: "previous-conversation",
  group: "navigate",
  label: (messages) => messages.commands.previousConversation,
  shortcut: { key: "k" },
  isPossible: (desk) => listedIds(desk).length > 0,
  perform: () => moveInList(-1),
};
