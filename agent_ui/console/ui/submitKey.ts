import type { KeyboardEvent } from "react";

/** Ctrl+Enter sends a form from any of its fields, as it sends a message; no open list takes it. */
export function submitOnKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  // Whoever types over a choice means another one, which Enter alone settles: nothing goes to the one of before.
  if (event.target instanceof HTMLElement && event.target.dataset["typedOver"] !== undefined) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}
