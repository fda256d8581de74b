import { called } from "../called";
import { api } from "../api";
import { currentId, rowOf } from "../derived";
import { messages } from "../../i18n/language";
import { attempt, notify } from "../notices";
import { present } from "../store";
import type { Command } from "./command";
import { currentIs } from "./current";

export const waitOnCustomer: Command = {
  name: "wait",
  group: "conversation",
  label: (words) => words.commands.wait,
  shortcut: { key: "w" },
  isPossible: (desk) => currentIs(desk, "open"),
  perform: () => {
    const id = currentId(present());
    if (id !== null) void attempt(() => parked(id));
  },
};

/** It is easily pressed by accident, even on a question: what it did is said, with the way back. */
async function parked(id: string): Promise<void> {
  const row = rowOf(present(), id);
  await api.wait(id);
  const words = messages();
  const name = called(words, row?.customer);
  const { waitsOn, waitsUnanswered, undoWait } = words.work.snooze;
  const said = row?.asked_at == null ? waitsOn(name) : waitsUnanswered(name);
  notify(said, "plain", null, { name: undoWait, perform: () => void attempt(() => api.wake(id)) });
}
