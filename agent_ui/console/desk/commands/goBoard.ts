import { may } from "../derived";
import { go } from "../view";
import type { Command } from "./command";

export const goBoard: Command = {
  name: "go-board",
  group: "navigate",
  label: (messages) => messages.commands.goBoard,
  shortcut: { key: "3" },
  isMine: (desk) => may(desk, "board.view"),
  isPossible: (desk) => may(desk, "board.view"),
  perform: () => go({ page: "board" }),
};
