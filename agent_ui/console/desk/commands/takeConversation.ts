import { api } from "../api";
import { currentId, isFreeToTake } from "../derived";
import { attempt } from "../notices";
import { present } from "../store";
import { openConversation } from "../view";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

/** Take a conversation that waits, and open it. */
export async function take(id: string): Promise<void> {
  const isTaken = await attempt(async () => {
    await api.take(id);
    return true;
  });
  if (isTaken === undefined) return;
  openConversation(id, "mine");
  focusComposer();
}

export const takeConversation: Command = {
  name: "take",
  group: "conversation",
  label: (messages) => messages.commands.take,
  shortcut: { key: "t", with: "alt" },
  isPossible: (desk) => {
    const id = currentId(desk);
    return id !== null && isFreeToTake(desk, id);
  },
  perform: () => {
    const id = currentId(present());
    if (id !== null) void take(id);
  },
};
