import { may } from "../derived";
import { go } from "../view";
import type { Command } from "./command";

export const goSearch: Command = {
  name: "go-search",
  group: "navigate",
  label: (messages) => messages.commands.goSearch,
  shortcut: { key: "/" },
  isMine: (desk) => may(desk, "desk.read"),
  isPossible: (desk) => may(desk, "desk.read"),
  perform: () => go({ page: "search", query: "" }),
};
