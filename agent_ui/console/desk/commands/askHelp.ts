import { openDialog } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

export const askHelp: Command = {
  name: "help-wanted",
  group: "conversation",
  label: (messages) => messages.work.commands.askHelp,
  shortcut: { key: "h", with: "alt" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => openDialog("help"),
};
