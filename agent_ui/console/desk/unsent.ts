/** What was being written in a conversation when one might write there no longer. */
import { currentId, isMine, stateOf } from "./derived";
import { draftOf, writeDraft } from "./drafts";
import { mayNoteHere } from "./inside";
import { send } from "./sending";
import type { ComposerMode, ConsoleState } from "./state";

const MODES: readonly ComposerMode[] = ["reply", "note"];

/** Whether there is a composer here, in which a draft stands by itself. */
export const hasComposer = (state: ConsoleState, id: string): boolean =>
  isMine(state, id) ? stateOf(state, id) !== "wrap_up" : (state.logs[id]?.can_write ?? false);

/** Whether whoever may only read here writes a note. */
export const isNoting = (state: ConsoleState, id: string): boolean =>
  !hasComposer(state, id) && state.composer === "note" && currentId(state) === id && mayNoteHere(state);

/** The draft on screen that has lost its composer; null where there is none. */
export function unsentHere(state: ConsoleState): { readonly id: string; readonly mode: ComposerMode } | null {
  const id = currentId(state);
  if (id === null || hasComposer(state, id)) return null;
  const modes = isNoting(state, id) ? MODES.filter((one) => one !== "note") : MODES;
  const mode = modes.find((one) => draftOf(id, one).text !== "" || draftOf(id, one).files.length > 0);
  return mode === undefined ? null : { id, mode };
}

/** Whether it can become a note: where the conversation may be read, and of words alone. */
export const canBeNote = (state: ConsoleState, id: string, mode: ComposerMode): boolean =>
  state.logs[id] !== undefined && draftOf(id, mode).files.length === 0;

export function forgetUnsent(id: string, mode: ComposerMode): void {
  writeDraft(id, mode, { text: "", files: [], fields: {} });
}

/** Colleagues read what was meant for the customer. */
export function noteUnsent(id: string, mode: ComposerMode): void {
  const { text } = draftOf(id, mode);
  forgetUnsent(id, mode);
  void send({ conversationId: id, kind: "note", text: text.trim(), html: "", files: [], letter: null });
}
