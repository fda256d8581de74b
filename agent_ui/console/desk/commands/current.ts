import { currentId, rowOf } from "../derived";
import type { ConsoleState } from "../state";

/** Whether the conversation on screen is mine and in one of these states. */
export function currentIs(desk: ConsoleState, ...states: readonly string[]): boolean {
  const id = currentId(desk);
  const row = id === null ? null : rowOf(desk, id);
  return row !== null && states.includes(row.state);
}

const PATIENCE_MS = 1_500;

/** Put the cursor where one writes, once the field is on screen. */
export function focusComposer(since = performance.now()): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLTextAreaElement>("[data-composer]");
    if (field !== null) field.focus();
    else if (performance.now() - since < PATIENCE_MS) focusComposer(since);
  });
}
