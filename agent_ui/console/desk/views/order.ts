/** In which order a view stands: one for what waits and what is held together. */
import { compared, type InboxSort } from "../sorting";
import { idOf, waitsSince, type AnyRow } from "./fits";

type Order = (a: AnyRow, b: AnyRow) => number;

/** When it was last heard of; of what waits, since when. */
const lastOf = (row: AnyRow): string => ("last_message_at" in row ? row.last_message_at : row.waiting_since);

/** What has none comes last. */
function earliest(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compared(a, b);
}

const endOf = (row: AnyRow): string | null => ("ends_at" in row ? row.ends_at : null);

const ORDERS: Readonly<Record<InboxSort, Order>> = {
  newest: (a, b) => compared(lastOf(b), lastOf(a)),
  oldest: (a, b) => compared(lastOf(a), lastOf(b)),
  longest: (a, b) => earliest(waitsSince(a), waitsSince(b)) || compared(lastOf(a), lastOf(b)),
  promise: (a, b) => earliest(a.sla?.due_at ?? null, b.sla?.due_at ?? null) || compared(lastOf(b), lastOf(a)),
  wakes: (a, b) => earliest(endOf(a), endOf(b)) || compared(lastOf(b), lastOf(a)),
};

const isOrder = (order: string): order is InboxSort => order in ORDERS;

/** The order of a view; one that this page does not know yet is that of the newest. */
export function orderOf(order: string): Order {
  const by = ORDERS[isOrder(order) ? order : "newest"];
  return (a, b) => by(a, b) || compared(idOf(a), idOf(b));
}
