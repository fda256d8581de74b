/** In which order lists of conversations can stand. */
import type { ConversationRow, SlaDue, WaitingRow } from "@contact-hub/shared/wire.gen";
import type { InboxList } from "./state";

export const SORTS = ["newest", "oldest", "longest", "promise", "wakes"] as const;
export type InboxSort = (typeof SORTS)[number];

/** My conversations with the newest word first, and whoever has waited longest of those who wait. */
export const USUAL_SORT = {
  mine: "newest",
  team: "longest",
  unassigned: "longest",
  mentions: "newest",
  snoozed: "wakes",
  drafts: "newest",
  all: "longest",
} as const satisfies Record<InboxList, InboxSort>;

/** The orders in which a list can stand. */
export function sortsOf(list: InboxList): readonly InboxSort[] {
  if (list === "mentions" || list === "drafts") return ["newest", "oldest"];
  return SORTS.filter((sort) => sort !== "wakes" || list === "snoozed");
}

/** The hub writes all its instants in one spelling in UTC, so that their texts stand in their order. */
export const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What ends by itself first comes first; what has no end comes last. */
function byEnd(a: ConversationRow, b: ConversationRow): number {
  if (a.ends_at === null || b.ends_at === null) return Number(a.ends_at === null) - Number(b.ends_at === null);
  return compared(a.ends_at, b.ends_at);
}

/** What is promised first comes first; what nothing is promised of comes last. */
function byPromise(a: SlaDue | null, b: SlaDue | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compared(a.due_at, b.due_at);
}

type Order<Row> = (a: Row, b: Row) => number;
type Orders<Row> = Readonly<Record<InboxSort, Order<Row>>>;

const mine =
  (order: Order<ConversationRow>): Order<ConversationRow> =>
  (a, b) =>
    order(a, b) || compared(a.id, b.id);
const team =
  (order: Order<WaitingRow>): Order<WaitingRow> =>
  (a, b) =>
    order(a, b) || compared(a.conversation_id, b.conversation_id);

/** My conversations. */
export const MINE: Orders<ConversationRow> = {
  newest: mine((a, b) => compared(b.last_message_at, a.last_message_at)),
  oldest: mine((a, b) => compared(a.last_message_at, b.last_message_at)),
  longest: mine((a, b) => compared(a.arrived_at, b.arrived_at)),
  promise: mine((a, b) => byPromise(a.sla, b.sla) || compared(b.last_message_at, a.last_message_at)),
  wakes: mine((a, b) => byEnd(a, b) || compared(b.last_message_at, a.last_message_at)),
};

/** What waits in my teams' queues: by nature whoever has waited longest comes first. */
export const TEAM: Orders<WaitingRow> = {
  newest: team((a, b) => compared(b.waiting_since, a.waiting_since)),
  oldest: team((a, b) => compared(a.waiting_since, b.waiting_since)),
  longest: team((a, b) => compared(a.waiting_since, b.waiting_since)),
  promise: team((a, b) => byPromise(a.sla, b.sla) || compared(a.waiting_since, b.waiting_since)),
  wakes: team((a, b) => compared(a.waiting_since, b.waiting_since)),
};

/** A list in each order, made when it is first asked for. */
export function inEverySort<Rows>(
  make: (sort: InboxSort) => (rows: Rows) => readonly string[],
): (rows: Rows, sort: InboxSort) => readonly string[] {
  const made = new Map<InboxSort, (rows: Rows) => readonly string[]>();
  return (rows, sort) => {
    const list = made.get(sort) ?? make(sort);
    made.set(sort, list);
    return list(rows);
  };
}
