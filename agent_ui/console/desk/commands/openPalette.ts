import { openDialog } from "../view";
import type { Command } from "./command";

export const openPalette: Command = {
  name: "palette",
  group: "navigate",
  label: (messages) => messages.commands.palette,
  shortcut: { key: "k", with: "control" },
  isPossible: () => true,
  perform: () => openDialog("palette"),
};
