import { openDialog } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

export const inviteColleague: Command = {
  name: "invite",
  group: "conversation",
  label: (messages) => messages.work.commands.invite,
  shortcut: { key: "p" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed"),
  perform: () => openDialog("people"),
};
