/** What lists are made of: ids, in an array that stays the same value while the ids stay the same. */
import type { ConversationRow, Desk, OfferCard, WaitingRow } from "@contact-hub/shared/wire.gen";
import type { ConsoleState } from "./state";
import type { Customer } from "./types";

const NONE: readonly string[] = [];

/** Remember the result for the last input, and the last result when its ids are equal. */
function idsOf<Input extends object>(
  compute: (input: Input) => readonly string[],
): (input: Input) => readonly string[] {
  let input: Input | null = null;
  let ids: readonly string[] = NONE;
  return (next) => {
    if (next === input) return ids;
    input = next;
    const fresh = compute(next);
    if (fresh.length !== ids.length || fresh.some((id, place) => id !== ids[place])) ids = fresh;
    return ids;
  };
}

function indexOf<Row>(key: (row: Row) => string): (rows: readonly Row[], id: string) => Row | undefined {
  const indexes = new WeakMap<readonly Row[], Map<string, Row>>();
  return (rows, id) => {
    let index = indexes.get(rows);
    if (index === undefined) {
      index = new Map(rows.map((row) => [key(row), row]));
      indexes.set(rows, index);
    }
    return index.get(id);
  };
}

const offerById = indexOf<OfferCard>((row) => row.id);
const rowById = indexOf<ConversationRow>((row) => row.id);
const waitingById = indexOf<WaitingRow>((row) => row.conversation_id);

export const offerOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (offerById(state.desk.offers, id) ?? null);
export const rowOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (rowById(state.desk.conversations, id) ?? null);
export const waitingOf = (state: ConsoleState, id: string) =>
  state.desk === null ? null : (waitingById(state.desk.waiting, id) ?? null);

const instant = (at: string) => Date.parse(at);
const newestFirst = (a: ConversationRow, b: ConversationRow) => instant(b.last_message_at) - instant(a.last_message_at);

function inStates(...states: readonly string[]): (rows: Desk["conversations"]) => readonly string[] {
  return idsOf((rows) =>
    rows
      .filter((row) => states.includes(row.state))
      .toSorted(newestFirst)
      .map((row) => row.id),
  );
}

const open = inStates("open", "offered", "queued");
const waitingOnCustomer = inStates("waiting", "snoozed");
const wrapUp = inStates("wrap_up");
const offers = idsOf<Desk["offers"]>((rows) =>
  rows.toSorted((a, b) => instant(a.expires_at) - instant(b.expires_at)).map((row) => row.id),
);

function waitingWhere(fits: (row: WaitingRow) => boolean): (rows: Desk["waiting"]) => readonly string[] {
  return idsOf((rows) =>
    rows
      .filter(fits)
      .toSorted((a, b) => instant(a.waiting_since) - instant(b.waiting_since))
      .map((row) => row.conversation_id),
  );
}

const isFree = (row: WaitingRow) => row.offered_to === null;
const free = waitingWhere(isFree);
const ringing = waitingWhere((row) => !isFree(row));

export type InboxGroup = "open" | "waiting" | "wrap_up";

/** Ids of my conversations of one group. */
export function groupIds(state: ConsoleState, group: InboxGroup): readonly string[] {
  if (state.desk === null) return NONE;
  const rows = state.desk.conversations;
  return group === "open" ? open(rows) : group === "waiting" ? waitingOnCustomer(rows) : wrapUp(rows);
}

/** Ids of what rings for me: what ends soonest first. */
export const offerIds = (state: ConsoleState) => (state.desk === null ? NONE : offers(state.desk.offers));
/** Ids of what waits in my teams' queues and rings for nobody: longest waiting first. */
export const freeIds = (state: ConsoleState) => (state.desk === null ? NONE : free(state.desk.waiting));
/** Ids of what waits in my teams' queues and rings for somebody: longest waiting first. */
export const ringingIds = (state: ConsoleState) => (state.desk === null ? NONE : ringing(state.desk.waiting));

/** Whether a conversation waits and rings for nobody, so that it may be taken. */
export function isFreeToTake(state: ConsoleState, id: string): boolean {
  const row = waitingOf(state, id);
  return row !== null && isFree(row);
}

export const unreadTotal = (state: ConsoleState) =>
  state.desk?.conversations.reduce((sum, row) => sum + row.unread, 0) ?? 0;

/** The list on the left in the order it is shown, for moving up and down by key. */
export function listedIds(state: ConsoleState): readonly string[] {
  if (state.route.page !== "inbox") return NONE;
  if (state.route.list === "team") return [...freeIds(state), ...ringingIds(state)];
  return [...groupIds(state, "open"), ...groupIds(state, "waiting"), ...groupIds(state, "wrap_up")];
}

/** The id of the conversation on screen. */
export const currentId = (state: ConsoleState) => (state.route.page === "inbox" ? state.route.conversation : null);

/** The row of a conversation, from my desk or from the log that is open. */
export const currentRow = (state: ConsoleState, id: string) => rowOf(state, id) ?? state.logs[id]?.conversation ?? null;

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
