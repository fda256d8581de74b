import { may } from "../derived";
import { openList } from "../view";
import type { Command } from "./command";

export const goMine: Command = {
  name: "go-mine",
  group: "navigate",
  label: (messages) => messages.commands.goMine,
  shortcut: { key: "1" },
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => openList("mine"),
};
