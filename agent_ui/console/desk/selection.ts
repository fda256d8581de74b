/** Rows of the inbox that somebody picked, to do one thing with all of them. */
import type { Named } from "./people";
import { currentId, currentRow, heldOf, isFreeToTake, may, rowOf, waitingOf } from "./derived";
import { listedIds } from "./lists";
import type { BulkDeed, ConsoleState } from "./state";
import { present, set, update } from "./store";

/** What was picked and is still in the list; whatever left it is not acted upon. */
export function selectedIds(state: ConsoleState): readonly string[] {
  if (state.selection.length === 0) return state.selection;
  const listed = new Set(listedIds(state));
  return state.selection.every((id) => listed.has(id))
    ? state.selection
    : state.selection.filter((id) => listed.has(id));
}

export const selectedCount = (state: ConsoleState) => selectedIds(state).length;

type Fits = (state: ConsoleState, id: string) => boolean;

/** Whoever holds it, and whoever steers its team. */
const isInMyHands: Fits = (state, id) =>
  rowOf(state, id) !== null ||
  (may(state, "floor.steer") && (waitingOf(state, id) !== null || heldOf(state, id) !== null));

const FITS: Readonly<Record<BulkDeed, Fits>> = {
  take: isFreeToTake,
  close: isInMyHands,
  transfer: isInMyHands,
  tag: () => true,
  snooze: (state, id) => ["open", "waiting", "snoozed"].includes(rowOf(state, id)?.state ?? ""),
};

export const DEEDS: readonly BulkDeed[] = ["take", "close", "transfer", "tag", "snooze"];

/** Those of the picked ones with which this can be done. */
export const fittingIds = (state: ConsoleState, deed: BulkDeed): readonly string[] =>
  selectedIds(state).filter((id) => FITS[deed](state, id));

export const isSelected = (state: ConsoleState, id: string) => state.selection.includes(id);

export function toggleSelected(id: string): void {
  update((state) => {
    const others = state.selection.filter((other) => other !== id);
    return { ...state, selection: others.length < state.selection.length ? others : [...others, id] };
  });
}

export function selectAll(): void {
  update((state) => ({ ...state, selection: [...listedIds(state)] }));
}

export const clearSelection = () => set({ selection: [] });

/** The row that has the focus, else the conversation on screen. */
export function rowInHand(): string | null {
  const row = document.activeElement?.closest<HTMLElement>("a[data-row]")?.dataset["row"];
  return row || currentId(present());
}

export const openBulk = (bulk: BulkDeed) => set({ dialog: "bulk", bulk });

/** Whom a conversation of the list is with. */
export function customerOf(state: ConsoleState, id: string): Named | undefined {
  return (currentRow(state, id) ?? waitingOf(state, id) ?? state.mentioned[id])?.customer;
}
