import { canSplit } from "../split";
import { openDialog } from "../view";
import type { Command } from "./command";

export const splitConversation: Command = {
  name: "split",
  group: "conversation",
  label: (messages) => messages.work.commands.split,
  shortcut: { key: "k", with: "alt" },
  isPossible: canSplit,
  perform: () => openDialog("split"),
};
