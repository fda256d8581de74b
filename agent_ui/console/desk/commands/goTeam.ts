import { may } from "../derived";
import { openList } from "../view";
import type { Command } from "./command";

export const goTeam: Command = {
  name: "go-team",
  group: "navigate",
  label: (messages) => messages.commands.goTeam,
  shortcut: { key: "2" },
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => openList("team"),
};
