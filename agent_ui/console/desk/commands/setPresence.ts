import { api } from "../api";
import { attempt } from "../notices";

/** Say how I can be reached; the hub's own event then shows it. */
export function setPresence(state: string, reason?: string): void {
  void attempt(() => api.setPresence(state, reason));
}
