import { currentId, rowOf } from "../derived";
import type { ConsoleState } from "../state";

/** Whether the conversation on screen is mine and in one of these states. */
export function currentIs(desk: ConsoleState, ...states: readonly string[]): boolean {
  const id = currentId(desk);
  const row = id === null ? null : rowOf(desk, id);
  return row !== null && states.includes(row.state);
}

const PATIENCE_MS = 10_000;

/** Put the cursor where one writes, once the field is on screen; whoever goes elsewhere meanwhile is left alone. */
export function focusComposer(since = performance.now(), before = document.activeElement): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    const field = document.querySelector<HTMLElement>("[data-composer]");
    const isElsewhere = activeElement !== before && activeElement !== document.body;
    if (field !== null) field.focus();
    else if (!isElsewhere && performance.now() - since < PATIENCE_MS) focusComposer(since, before);
  });
}
