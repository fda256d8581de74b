import { may } from "../derived";
import { go } from "../view";
import type { Command } from "./command";

export const goAdmin: Command = {
  name: "go-admin",
  group: "navigate",
  label: (messages) => messages.commands.goAdmin,
  shortcut: { key: "4" },
  isPossible: (desk) => may(desk, "admin.manage"),
  perform: () => go({ page: "admin" }),
};
