/** A dialog is about something; when that is gone, the dialog is closed, whoever took it away. */
import { currentIs } from "./commands/current";
import { currentId, offerOf } from "./derived";
import { viewable } from "./files";
import { canSplit } from "./split";
import type { ConsoleState, DialogName } from "./state";

const isActive = (state: ConsoleState) => currentIs(state, "open", "waiting", "snoozed");

const HAS_SUBJECT: Readonly<Record<DialogName, (state: ConsoleState) => boolean>> = {
  palette: () => true,
  replies: () => true,
  shortcuts: () => true,
  signedIn: () => true,
  proof: () => true,
  decline: (state) => state.declining !== null && offerOf(state, state.declining) !== null,
  transfer: isActive,
  end: isActive,
  snooze: isActive,
  people: isActive,
  split: canSplit,
  related: (state) => currentId(state) !== null,
  // Its own report stays when the rows it was about are gone.
  bulk: () => true,
  help: isActive,
  tags: (state) => currentId(state) !== null,
  file: (state) => viewable(state).some(({ id }) => id === state.viewedFile),
  routing: (state) => currentId(state) !== null,
  merge: (state) => state.merging !== null && currentId(state) !== null,
  signature: () => true,
  alerts: () => true,
  view: () => true,
  views: () => true,
  undo: () => true,
  again: (state) => state.resending !== null && currentId(state) !== null,
  withdraw: (state) => state.withdrawing !== null && currentId(state) !== null,
  outreach: (state) => state.outreach !== null,
};

/** The state without a dialog that has nothing to be about: an open one takes the single keys. */
export function withoutOrphan(state: ConsoleState): ConsoleState {
  if (state.dialog === null || HAS_SUBJECT[state.dialog](state)) return state;
  return { ...state, dialog: null, declining: null, merging: null };
}
