import { useSyncExternalStore } from "react";
import { withoutOrphan } from "./dialogs";
import { START, type ConsoleState } from "./state";

let state: ConsoleState = START;
const listeners = new Set<() => void>();

/** The present state. */
export function present(): ConsoleState {
  return state;
}

/** Replace the state by what `change` makes of it, and tell whoever watches. */
export function update(change: (state: ConsoleState) => ConsoleState): void {
  const next = withoutOrphan(change(state));
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Change some fields. */
export function set(fields: Partial<ConsoleState>): void {
  update((old) => ({ ...old, ...fields }));
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Watch one part of the state; the component draws again only when that part is another value.
 * `select` must give back what is stored or a primitive, never a new object.
 */
export function useConsole<Part>(select: (state: ConsoleState) => Part): Part {
  return useSyncExternalStore(subscribe, () => select(state));
}
