import { may } from "../derived";
import { set } from "../store";
import type { Command } from "./command";

/** Try sound and notifications again. */
export const checkReadiness: Command = {
  name: "check-readiness",
  group: "me",
  label: (messages) => messages.reach.check,
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => set({ isChecking: true }),
};
