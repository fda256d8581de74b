import { openDialog } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

export const endConversation: Command = {
  name: "end",
  group: "conversation",
  label: (messages) => messages.commands.end,
  shortcut: { key: "e" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => openDialog("end"),
};
