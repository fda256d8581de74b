/** What did not arrive, or of which nobody knows. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { currentId } from "./derived";
import { attempt } from "./notices";
import type { ConsoleState } from "./state";
import { present, set } from "./store";

const isOpen = ({ direction, state }: Item) => direction === "out" && (state === "failed" || state === "unknown");

/** The last message on screen about which somebody has to do something. */
export function lastUndelivered(state: ConsoleState): Item | null {
  const id = currentId(state);
  return (id === null ? undefined : state.logs[id]?.items.findLast(isOpen)) ?? null;
}

/** Send it once more; what may have arrived only after asking. */
export async function sendItemAgain(item: Item): Promise<void> {
  if (item.state === "unknown") return set({ dialog: "again", resending: item.id });
  await resend(item.id, false);
}

export async function resend(item: string, mayComeTwice: boolean): Promise<void> {
  const id = currentId(present());
  if (id !== null) await attempt(() => api.sendAgain(id, item, mayComeTwice));
}

/** The customer told that she has it. */
export async function confirmArrival(item: Item): Promise<void> {
  const id = currentId(present());
  if (id !== null) await attempt(() => api.confirmArrival(id, item.id));
}
