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
    if (field !== null) writeOnIn(field);
    else if (!isElsewhere && performance.now() - since < PATIENCE_MS) focusComposer(since, before);
  });
}

/** A draft is written on at its end, unless the cursor stood somewhere already. */
function writeOnIn(field: HTMLElement): void {
  // Before it has the focus: whoever hears of the focus asks where the cursor stands.
  if (field instanceof HTMLTextAreaElement && field.selectionEnd === 0)
    field.setSelectionRange(field.value.length, field.value.length);
  field.focus();
}
