import { hasMissed } from "../reach";
import type { Command } from "./command";
import { setPresence } from "./setPresence";

/** Be offered again what stopped ringing because offers went unanswered. */
export const comeBack: Command = {
  name: "come-back",
  group: "me",
  label: (messages) => messages.reach.comeBack,
  shortcut: { key: "r", with: "alt" },
  isPossible: ({ desk }) => desk !== null && hasMissed(desk.me),
  perform: () => setPresence("available"),
};
