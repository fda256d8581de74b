import { openDialog } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

export const transfer: Command = {
  name: "transfer",
  group: "conversation",
  label: (messages) => messages.commands.transfer,
  shortcut: { key: "t" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => openDialog("transfer"),
};
