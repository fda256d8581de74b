import { api } from "../api";
import { currentId, may, stateOf } from "../derived";
import { attempt } from "../notices";
import { present } from "../store";
import type { Command } from "./command";
import { currentIs } from "./current";
import { focusComposer } from "./focusComposer";

export const reopen: Command = {
  name: "reopen",
  group: "conversation",
  label: (messages) => messages.work.commands.reopen,
  shortcut: { key: "o", with: "alt" },
  isPossible: (desk) => {
    const id = currentId(desk);
    if (id === null || desk.logs[id] === undefined || !may(desk, "desk.work")) return false;
    return stateOf(desk, id) === "closed" || currentIs(desk, "wrap_up");
  },
  perform: () => {
    const id = currentId(present());
    if (id === null) return;
    void attempt(async () => {
      await api.reopen(id);
      focusComposer();
    });
  },
};
