import { currentId, rowOf } from "../derived";
import type { ConsoleState } from "../state";

/** Whether the conversation on screen is mine and in one of these states. */
export function currentIs(desk: ConsoleState, ...states: readonly string[]): boolean {
  const id = currentId(desk);
  const row = id === null ? null : rowOf(desk, id);
  return row !== null && states.includes(row.state);
}
