import { currentId } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

export const whyThisAgent: Command = {
  name: "why",
  group: "conversation",
  label: (messages) => messages.commands.why,
  shortcut: { key: "y" },
  isPossible: (desk) => currentId(desk) !== null,
  perform: () => openDialog("routing"),
};
