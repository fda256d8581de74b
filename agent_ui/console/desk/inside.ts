/** Who is inside a conversation beside its owner, and who asks for a supervisor. */
import type { ConversationRow, HelpRow } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { currentId, may, rowOf } from "./derived";
import type { ConsoleState } from "./state";

const NONE: readonly never[] = [];
/** Where I go in by myself: nobody needs to tell me that I was invited. */
const joining = new Set<string>();
const JOINING_MS = 10_000;

/** I am inside from now on, beside whoever holds it. */
export async function joinHere(id: string): Promise<void> {
  joining.add(id);
  try {
    await api.join(id);
  } catch (error) {
    joining.delete(id);
    throw error;
  }
  // Whoever leaves and is invited later hears of it.
  setTimeout(() => joining.delete(id), JOINING_MS);
}

/** Whether somebody else let me in; asked once, when it is heard. */
export const wasInvited = (id: string): boolean => !joining.delete(id);

export const joinedRows = (state: ConsoleState): readonly ConversationRow[] => state.desk?.joined ?? NONE;

/** Requests for help that this person may answer. */
export const helpRows = (state: ConsoleState): readonly HelpRow[] =>
  may(state, "floor.steer") ? (state.desk?.help ?? NONE) : NONE;

/** The row of a conversation that I answer for: I hold it, or am inside. */
export const answeredRow = (state: ConsoleState, id: string): ConversationRow | null =>
  rowOf(state, id) ?? joinedRows(state).find((row) => row.id === id) ?? null;

/** How many messages of a conversation I have not read; of what I do not answer for, none. */
export const unreadHere = (state: ConsoleState, id: string): number => answeredRow(state, id)?.unread ?? 0;

export const isJoined = (state: ConsoleState, id: string) => joinedRows(state).some((row) => row.id === id);

/** Whether a supervisor may come in beside whoever holds it. */
export function mayJoin(state: ConsoleState, id: string): boolean {
  if (!may(state, "floor.steer") || rowOf(state, id) !== null || isJoined(state, id)) return false;
  if (helpRows(state).some((row) => row.conversation_id === id)) return true;
  const log = state.logs[id];
  return log !== undefined && log.agent !== null && log.conversation.state !== "closed";
}

/** Whether a note may be written in what is on screen: whoever may read it may, except beside her own wrap-up. */
export function mayNoteHere(state: ConsoleState): boolean {
  const id = currentId(state);
  if (id === null || !may(state, "desk.work")) return false;
  return state.logs[id] !== undefined && rowOf(state, id)?.state !== "wrap_up";
}

/** Whether what is on screen may be written in, by its owner or by whoever is inside. */
export function mayWriteHere(state: ConsoleState): boolean {
  const id = currentId(state);
  if (id === null) return false;
  const row = rowOf(state, id);
  if (row !== null) return ["open", "waiting", "snoozed"].includes(row.state);
  return isJoined(state, id) && (state.logs[id]?.can_write ?? false);
}
