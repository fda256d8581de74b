import { openDialog } from "../view";
import type { Command } from "./command";

export const showShortcuts: Command = {
  name: "help",
  group: "navigate",
  label: (messages) => messages.commands.help,
  shortcut: { key: "?" },
  isPossible: () => true,
  perform: () => openDialog("shortcuts"),
};
