/** Whether a conversation stands in a view: nothing but the view, the row and the instant decide. */
import type { ConversationRow, ViewFilter, WaitingRow } from "@contact-hub/shared/wire.gen";
import { shownStage } from "../sla";

/** What waits in the queues of my teams has another row than what somebody holds. */
export type AnyRow = ConversationRow | WaitingRow;

export interface Look {
  /** Who looks. */
  readonly me: string;
  /** In milliseconds of the hub's clock. */
  readonly now: number;
}

const MINUTE_MS = 60_000;

const isWaiting = (row: AnyRow): row is WaitingRow => "conversation_id" in row;

export const idOf = (row: AnyRow): string => (isWaiting(row) ? row.conversation_id : row.id);

export function stateIn(row: AnyRow): string {
  if (!isWaiting(row)) return row.state;
  return row.offered_to === null ? "queued" : "offered";
}

/** Who holds it; what rings for somebody is nobody's yet. */
const ownerOf = (row: AnyRow): string => (isWaiting(row) ? "" : row.owner);

/** Since when the customer waits for us; null while it is her turn. */
export const waitsSince = (row: AnyRow): string | null => (isWaiting(row) ? row.waiting_since : row.asked_at);

/** What waits in a queue has been looked after by nobody. */
const isUnread = (row: AnyRow): boolean => isWaiting(row) || row.unread > 0;

const folded = (text: string) => text.normalize("NFKC").toLocaleLowerCase();

type Test = (row: AnyRow) => boolean;

function oneOf(wanted: readonly string[], read: (row: AnyRow) => string): readonly Test[] {
  const words = new Set(wanted);
  return wanted.length === 0 ? [] : [(row) => words.has(read(row))];
}

function tagged(wanted: readonly string[]): readonly Test[] {
  const words = new Set(wanted.map(folded));
  return wanted.length === 0 ? [] : [({ tags }) => tags.some((tag) => words.has(folded(tag)))];
}

function held(wanted: readonly string[], me: string): readonly Test[] {
  const owners = wanted.map((who) => (who === "me" ? me : who === "nobody" ? "" : who));
  return oneOf(owners, ownerOf);
}

function named(words: string): readonly Test[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return [
    (row) => {
      const text = folded(`${row.customer.name}\n${row.subject}`);
      return wanted.every((word) => text.includes(word));
    },
  ];
}

/** What the customer has waited for longer than that. */
function longer(minutes: number, now: number): readonly Test[] {
  if (minutes === 0) return [];
  const since = now - minutes * MINUTE_MS;
  return [
    (row) => {
      const began = waitsSince(row);
      return began !== null && Date.parse(began) < since;
    },
  ];
}

/** What an older hub tells of a view says nothing of promises. */
const promisesOf = ({ promises = [] }: Partial<ViewFilter>): readonly string[] => promises;

/** What the clock of a row says; a row without one has no promise. */
const promisedBy = (now: number) => (row: AnyRow) => shownStage(row, now) ?? "none";

/** Whether time alone changes what stands in it. */
export const isTimed = (filter: ViewFilter): boolean => filter.waiting_minutes > 0 || promisesOf(filter).length > 0;

/** What decides for a filter as it is looked at now; made once for many rows. */
export function fitting(filter: ViewFilter, { me, now }: Look): Test {
  const tests = [
    ...oneOf(filter.channels, (row) => row.channel),
    ...oneOf(filter.queues, (row) => row.queue),
    ...oneOf(filter.states, stateIn),
    ...held(filter.assignees, me),
    ...(filter.level_at_least > 0 ? [(row: AnyRow) => row.level >= filter.level_at_least] : []),
    ...(filter.is_unread ? [isUnread] : []),
    ...tierTests(filter.tiers),
    ...tagged(filter.tags),
    ...oneOf(promisesOf(filter), promisedBy(now)),
    ...longer(filter.waiting_minutes, now),
    ...named(filter.words),
  ];
  return (row) => tests.every((test) => test(row));
}

const tierTests = (tiers: readonly string[]) => oneOf(tiers.map(folded), (row) => folded(row.customer.tier));
