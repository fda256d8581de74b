import type { Item } from "@contact-hub/shared/wire.gen";

/** The id of the first message that nobody had read; null where none stands before it: then all of it is new. */
export function firstUnread(items: readonly Item[], unread: number): string | null {
  if (unread <= 0) return null;
  const said = items.filter(({ kind }) => kind !== "event");
  const came = said.filter(({ kind, direction }) => kind === "message" && direction === "in");
  const first = came.at(-unread);
  return first === undefined || said[0] === first ? null : first.id;
}
