import { may } from "../derived";
import type { Command } from "./command";
import { setPresence } from "./setPresence";

export const becomeAvailable: Command = {
  name: "become-available",
  group: "me",
  label: (messages) => messages.commands.becomeAvailable,
  isPossible: (desk) => may(desk, "desk.work") && desk.desk?.me.presence !== "available",
  perform: () => setPresence("available"),
};
