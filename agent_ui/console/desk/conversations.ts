import { api } from "./api";
import { caughtUp, unwatch, watch } from "./connection";
import { isMine, rowOf } from "./derived";
import { explain } from "./notices";
import { present, update } from "./store";

/** Fetch a conversation and keep it live until the returned function is called. */
export function follow(id: string): () => void {
  if (!isMine(present(), id)) watch(id);
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
    update((state) => ({ ...state, missing: { ...state.missing, [id]: explain(error) } }));
  }
}

/** Tell the hub that I have seen everything; only what is on a visible screen has been seen. */
export function markRead(id: string): void {
  if (document.visibilityState !== "visible" || !rowOf(present(), id)?.unread) return;
  void api.read(id).catch(() => undefined);
}
