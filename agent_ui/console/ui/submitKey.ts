import type { KeyboardEvent } from "react";

/** Ctrl+Enter sends a form from any of its fields, as it sends a message; no open list takes it. */
export function submitOnKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}
