import { may } from "../derived";
import type { Command } from "./command";
import { setPresence } from "./setPresence";

export const goAway: Command = {
  name: "go-away",
  group: "me",
  label: (messages) => messages.commands.goAway,
  isPossible: (desk) => may(desk, "desk.work") && desk.desk?.me.presence === "available",
  perform: () => setPresence("away"),
};
