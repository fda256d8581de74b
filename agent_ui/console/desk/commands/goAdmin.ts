import { may } from "../derived";
import { present } from "../store";
import { go } from "../view";
import type { Command } from "./command";

export const goAdmin: Command = {
  name: "go-admin",
  group: "navigate",
  label: (messages) => (may(present(), "admin.manage") ? messages.commands.goAdmin : messages.commands.goQueues),
  shortcut: { key: "4" },
  isMine: (desk) => may(desk, "board.view"),
  isPossible: (desk) => may(desk, "board.view"),
  perform: () => go(may(present(), "admin.manage") ? { page: "admin" } : { page: "admin", section: "queues" }),
};
