import type { ConversationRow } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { caughtUp, unwatch, watch } from "./connection";
import { meetDrafts } from "./drafts";
import { unreadHere } from "./inside";
import { Problem } from "./http";
import { adoptLetter } from "./letters";
import { explain } from "./notices";
import { forgetTaken } from "./sentBefore";
import { present, update } from "./store";
import type { Customer } from "./customers";
import { departingIn } from "./undo";

/** Fetch a conversation and keep it live until the returned function is called. */
export function follow(id: string, isHeld: boolean): () => void {
  if (!isHeld) watch(id);
  void load(id);
  return () => unwatch(id);
}

/** Fetch a conversation; what was heard since its number is added. */
export async function load(id: string): Promise<void> {
  try {
    const page = await api.conversation(id);
    const log = caughtUp(page);
    meetDrafts(id, page.drafts);
    page.drafts.forEach((draft) => adoptLetter(id, draft));
    forgetTaken(id, [...log.items.map((item) => item.client_id), departingIn(present(), id)?.client_id]);
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

/** Show of an open conversation what a request has just answered; of what I hold the desk hears it too. */
export function showRow(id: string, change: Partial<ConversationRow>): void {
  update((state) => {
    const log = state.logs[id];
    if (log === undefined) return state;
    return { ...state, logs: { ...state.logs, [id]: { ...log, conversation: { ...log.conversation, ...change } } } };
  });
}

/** Tell the hub that I have seen everything; only what is on a visible screen has been seen. */
export function markRead(id: string): void {
  if (document.visibilityState !== "visible" || unreadHere(present(), id) === 0) return;
  void api.read(id).catch(() => undefined);
}
