import { may } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

/** Choose sounds, and of what the system notifies. */
export const editAlerts: Command = {
  name: "edit-alerts",
  group: "me",
  label: (messages) => messages.reach.alerts,
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => openDialog("alerts"),
};
