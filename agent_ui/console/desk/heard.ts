/** Parts that come later hear what happens from here. */
import type { HubEvent } from "./applyEvent";

type Listener = (events: readonly HubEvent[]) => void;
const listeners = new Set<Listener>();

/** Be told of what happens, once it is part of the state. */
export function onHeard(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellHeard(events: readonly HubEvent[]): void {
  for (const listener of listeners) listener(events);
}
