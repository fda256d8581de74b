import { api } from "../api";
import { currentId } from "../derived";
import { attempt } from "../notices";
import { present } from "../store";
import type { Command } from "./command";
import { currentIs } from "./current";

export const wake: Command = {
  name: "wake",
  group: "conversation",
  label: (messages) => messages.work.commands.wake,
  shortcut: { key: "b", with: "alt" },
  isPossible: (desk) => currentIs(desk, "snoozed", "waiting"),
  perform: () => {
    const id = currentId(present());
    if (id !== null) void attempt(() => api.wake(id));
  },
};
