import type { KeyboardEvent } from "react";

/** Live announcers of the page are logs as well, and stand before ours; only ours takes the focus. */
const SAID = "[role='log'][tabindex]";

/**
 * Escape goes from where one writes to what was said, so that single keys are shortcuts again; what is written stays.
 * An open list or a word that is still being composed takes the key for itself.
 */
export function leaveOnEscape(event: KeyboardEvent): void {
  const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (event.key !== "Escape" || event.nativeEvent.isComposing || !isHere) return;
  event.preventDefault();
  document.querySelector<HTMLElement>(SAID)?.focus();
}
