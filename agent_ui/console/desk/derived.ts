/** What lists are made of: ids, in an array that stays the same value while the ids stay the same. */
import type { Colleague, ConversationRow, Desk, OfferCard, WaitingRow } from "@contact-hub/shared/wire.gen";
import { changesBetween, counter, finder, sorter } from "./changes";
import { heldById, mineById, waitingById } from "./finders";
import { compared, inEverySort, MINE, TEAM, type InboxSort } from "./sorting";
import type { ConsoleState } from "./state";
import type { Customer } from "./customers";

const NONE: readonly string[] = [];

/** The ids of rows that were put in order; the same array while the ids stay the same. */
export function idsOf<Row>(
  ordered: (rows: readonly Row[]) => readonly Row[],
  key: (row: Row) => string,
): (rows: readonly Row[]) => readonly string[] {
  let known: readonly Row[] | null = null;
  let ids: readonly string[] = NONE;
  return (rows) => {
    const next = ordered(rows);
    if (next === known) return ids;
    const before = known;
    known = next;
    // A row that stands where it stood is not looked into: of many thousands each would have to be fetched for it.
    const isSame = next.length === ids.length && next.every((row, at) => row === before?.[at] || key(row) === ids[at]);
    if (!isSame) ids = idsAfter(before, ids, next, key);
    return ids;
  };
}

/** The ids of a list of which those before it are known; the rows that stayed keep their order. */
function idsAfter<Row>(
  before: readonly Row[] | null,
  ids: readonly string[],
  next: readonly Row[],
  key: (row: Row) => string,
): readonly string[] {
  const changes = before === null ? null : changesBetween(before, next);
  if (before === null || changes === null) return next.map(key);
  const gone = changes.removed.map((row) => before.indexOf(row)).toSorted((a, b) => b - a);
  const come = changes.added.map((row) => next.indexOf(row)).toSorted((a, b) => a - b);
  const after = [...ids];
  for (const place of gone) after.splice(place, 1);
  for (const place of come) after.splice(place, 0, key(next[place] as Row));
  return after;
}

/** The result for the last input. */
export function remembered<Input, Result>(compute: (input: Input) => Result): (input: Input) => Result {
  let last: { readonly input: Input; readonly result: Result } | null = null;
  return (input) => {
    if (last?.input !== input) last = { input, result: compute(input) };
    return last.result;
  };
}

const byId = (row: { readonly id: string }) => row.id;
const byConversation = (row: WaitingRow) => row.conversation_id;
const offerById = finder<OfferCard>(byId);

export const offerOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (offerById(state.desk.offers, id) ?? null);
export const rowOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (mineById(state.desk.conversations, id) ?? null);
export const waitingOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (waitingById(state.desk.waiting, id) ?? null);

/** The row of a conversation that a colleague of my teams holds. */
export const heldOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (heldById(state.desk.held, id) ?? null);

const colleagueById = finder<Colleague>(byId);
export const colleagueOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (colleagueById(state.desk.colleagues, id) ?? null);

/** Ids of my conversations in some states. */
export function mineInStates(
  ...states: readonly string[]
): (rows: Desk["conversations"], sort: InboxSort) => readonly string[] {
  return inEverySort((sort) =>
    idsOf(
      sorter((row) => states.includes(row.state), MINE[sort]),
      byId,
    ),
  );
}

function waitingWhere(
  fits: (row: WaitingRow) => boolean,
): (rows: Desk["waiting"], sort: InboxSort) => readonly string[] {
  return inEverySort((sort) => idsOf(sorter(fits, TEAM[sort]), byConversation));
}

const offers = idsOf<OfferCard>(
  sorter(
    () => true,
    (a, b) => compared(a.expires_at, b.expires_at) || compared(a.id, b.id),
  ),
  byId,
);

const isFree = (row: WaitingRow) => row.offered_to === null;
/** Ids of what waits in my teams' queues and rings for nobody. */
export const free = waitingWhere(isFree);
/** Ids of what waits in my teams' queues and rings for somebody. */
export const ringing = waitingWhere((row) => !isFree(row));

/** Ids of what rings for me: what ends soonest first. */
export const offerIds = (state: ConsoleState) => (state.desk === null ? NONE : offers(state.desk.offers));

/** Whether a conversation waits and rings for nobody, so that it may be taken where its queue allows it. */
export function isFreeToTake(state: ConsoleState, id: string): boolean {
  const row = waitingOf(state, id);
  return row !== null && isFree(row) && may(state, "desk.work") && allowsTaking(state, row.queue);
}

/** Whether I may take out of turn what waits in a queue. */
const allowsTaking = (state: ConsoleState, queue: string): boolean =>
  may(state, "floor.steer") || (state.floor.queues.find(({ id }) => id === queue)?.allows_taking ?? true);

/** With how many customers I am, or was just now, who wait for every word: what I choose holds after them. */
export const liveCustomers = ({ desk, floor }: ConsoleState): number =>
  desk === null ? 0 : countLive(floor.channels)(desk.conversations);

const countLive = remembered((channels: ConsoleState["floor"]["channels"]) =>
  counter(({ state, channel }: ConversationRow) => {
    const isWithMe = state === "open" || state === "wrap_up";
    return Number(isWithMe && (channels[channel]?.features.includes("live") ?? false));
  }),
);

const sumOfUnread = () => counter((row: ConversationRow) => row.unread);
const [unreadOfMine, unreadOfJoined] = [sumOfUnread(), sumOfUnread()];
/** What I have not read of what I hold or am inside of. */
export const unreadTotal = ({ desk }: ConsoleState) =>
  desk === null ? 0 : unreadOfMine(desk.conversations) + unreadOfJoined(desk.joined);

/** The id of the conversation on screen. */
export const currentId = (state: ConsoleState) => (state.route.page === "inbox" ? state.route.conversation : null);

/** The row of a conversation: mine, that of the log that is open, or a colleague's. */
export const currentRow = (state: ConsoleState, id: string) =>
  rowOf(state, id) ?? state.logs[id]?.conversation ?? heldOf(state, id);

/** Where a conversation stands; what waits is told of at once, whoever looks at it. */
export function stateOf(state: ConsoleState, id: string): string {
  const row = waitingOf(state, id);
  if (row !== null) return isFree(row) ? "queued" : "offered";
  return currentRow(state, id)?.state ?? "closed";
}

/** The last thing that happened to an open conversation, beside what was said in it; null when nothing did. */
export function lastEventOf(state: ConsoleState, id: string): string | null | undefined {
  const log = state.logs[id];
  return log === undefined ? undefined : (log.items.findLast((item) => item.kind === "event")?.id ?? null);
}

const TELLS_OF_OTHERS = new Set([
  "linked",
  "unlinked",
  "merged_in",
  "parted_from",
  "split_off",
  "split_from",
  "split_undone",
  "fields_set",
]);

/** Whether the last thing that happened changed what belongs together with it, which only fetching tells. */
export function lastTellsOfOthers(state: ConsoleState, id: string): boolean {
  const last = state.logs[id]?.items.findLast((item) => item.kind === "event");
  return last !== undefined && TELLS_OF_OTHERS.has(last.event ?? "");
}

export const isMine = (state: ConsoleState, id: string) => rowOf(state, id) !== null;

const named = (rows: readonly { id: string; name: string }[], id: string) => rows.find((row) => row.id === id)?.name;
const nameIn = (rows: readonly { id: string; name: string }[], id: string) => named(rows, id) ?? id;

export const queueName = (state: ConsoleState, id: string) => nameIn(state.floor.queues, id);
export const accountName = (state: ConsoleState, id: string) => nameIn(state.floor.accounts, id);
export const reasonName = (state: ConsoleState, id: string) => nameIn(state.floor.reasons, id);
export const dispositionName = (state: ConsoleState, id: string) => nameIn(state.floor.dispositions, id);

/** The name of a colleague; empty for somebody whom this desk does not know. */
export const personName = (state: ConsoleState, id: string) =>
  named(state.desk?.colleagues ?? [], id) ?? named(state.floor.people, id) ?? "";

export const may = (state: ConsoleState, permission: string) =>
  state.session?.permissions.includes(permission) ?? false;

/** The customer of the conversation on screen, once she is known. */
export function currentCustomer(state: ConsoleState): Customer | null {
  const id = currentId(state);
  return id === null ? null : (state.logs[id]?.customer ?? null);
}
