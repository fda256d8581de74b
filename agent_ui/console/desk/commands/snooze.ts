import { openDialog } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

export const snooze: Command = {
  name: "snooze",
  group: "conversation",
  label: (messages) => messages.work.commands.snooze,
  shortcut: { key: "b" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => openDialog("snooze"),
};
