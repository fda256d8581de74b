import { may } from "../derived";
import { go } from "../view";
import type { Command } from "./command";

export const goColleagues: Command = {
  name: "go-colleagues",
  group: "navigate",
  label: (messages) => messages.reach.colleagues,
  shortcut: { key: "5" },
  isMine: (desk) => may(desk, "desk.read"),
  isPossible: (desk) => may(desk, "desk.read"),
  perform: () => go({ page: "colleagues" }),
};
