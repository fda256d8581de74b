/** Where the focus goes when what had it has gone: to a row, and where none is seen, to where one reads on. */

import { isHolding } from "./heldKeys";

/** So long a row may take to be drawn, and a dialog to go. */
const PATIENCE_MS = 1_500;

const rowOf = (id: string | null): HTMLElement | null =>
  id === null ? null : document.querySelector<HTMLElement>(`a[data-row="${CSS.escape(id)}"]`);

/** Whether nobody chose to be where the focus is: nowhere, in a dialog that closes, or on the row of what is done. */
function isLost(done: string | null): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body || activeElement.id === "content") return true;
  return activeElement.closest("[role='dialog']") !== null || (done !== null && activeElement === rowOf(done));
}

/** Put the focus on a row of the list once it is drawn; whoever has gone elsewhere meanwhile is left alone. */
export function focusRow(id: string | null, done: string | null = null, since = performance.now()): void {
  requestAnimationFrame(() => {
    if (!isLost(done)) return;
    const row = rowOf(id);
    const isSeen = row !== null && row.offsetParent !== null;
    const isClosing = document.querySelector("[role='dialog']") !== null;
    if (!isClosing) (isSeen ? row : document.getElementById("content"))?.focus();
    const isOver = (isSeen || id === null) && !isClosing;
    if (!isOver && performance.now() - since < PATIENCE_MS) focusRow(id, done, since);
  });
}

/** How many frames a dialog takes to give the focus back, and what was chosen in it to take it elsewhere. */
const FRAMES = 3;

/** The focus that a dialog gave back to nobody, because what had it is gone, goes to the conversation on screen. */
export function recoverFocus(id: string | null, frames = FRAMES): void {
  requestAnimationFrame(() => {
    if (frames > 1) return recoverFocus(id, frames - 1);
    if (document.activeElement === document.body && !isHolding()) focusRow(id);
  });
}
