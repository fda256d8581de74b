import { api } from "./api";
import { caughtUp, unwatch, watch } from "./connection";
import { rowOf } from "./derived";
import { Problem } from "./http";
import { explain } from "./notices";
import { present, update } from "./store";
import type { Customer } from "./types";

/** Fetch a conversation and keep it live until the returned function is called. */
export function follow(id: string, isHeld: boolean): () => void {
  if (!isHeld) watch(id);
  void load(id);
  return () => unwatch(id);
}

/** Fetch a conversation; what was heard since its number is added. */
export async function load(id: string): Promise<void> {
  try {
    const log = caughtUp(await api.conversation(id));
    update((state) => {
      const { [id]: _solved, ...missing } = state.missing;
      return { ...state, missing, logs: { ...state.logs, [id]: log } };
    });
  } catch (error) {
    update((state) => {
      const { [id]: known, ...others } = state.logs;
      const isGone = error instanceof Problem && (error.status === 403 || error.status === 404);
      const logs = known !== undefined && isGone ? others : state.logs;
      return { ...state, logs, missing: { ...state.missing, [id]: explain(error) } };
    });
  }
}

/** Show the customer of a conversation as a request has just answered. */
export function showAnswered(conversation: string, customer: Customer): void {
  update((state) => {
    const log = state.logs[conversation];
    if (log === undefined || log.customer.version > customer.version) return state;
    return { ...state, logs: { ...state.logs, [conversation]: { ...log, customer } } };
  });
}

/** Tell the hub that I have seen everything; only what is on a visible screen has been seen. */
export function markRead(id: string): void {
  if (document.visibilityState !== "visible" || !rowOf(present(), id)?.unread) return;
  void api.read(id).catch(() => undefined);
}
