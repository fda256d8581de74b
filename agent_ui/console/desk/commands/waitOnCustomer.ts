import { api } from "../api";
import { currentId } from "../derived";
import { attempt } from "../notices";
import { present } from "../store";
import type { Command } from "./command";
import { currentIs } from "./current";

export const waitOnCustomer: Command = {
  name: "wait",
  group: "conversation",
  label: (messages) => messages.commands.wait,
  shortcut: { key: "w" },
  isPossible: (desk) => currentIs(desk, "open"),
  perform: () => {
    const id = currentId(present());
    if (id !== null) void attempt(() => api.wait(id));
  },
};
