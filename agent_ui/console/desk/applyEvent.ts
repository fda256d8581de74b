import type {
  CapacityChanged,
  ConversationChanged,
  ConversationRow,
  DepartingReply,
  Desk,
  DeskEvent,
  DraftChanged,
  DraftMark,
  Mention,
  Numbered,
  PersonRenamed,
  PresenceChanged,
  ReplyDeparted,
  SlaSet,
  WaitingRow,
} from "@contact-hub/shared/wire.gen";
import { exchanged, withLast, without } from "./changes";
import { heldById, mineById, waitingById } from "./finders";
import { compared } from "./sorting";

export type HubEvent = DeskEvent & Numbered;

/** The desk after the event; one that the desk already contains changes nothing. */
export function applyEvent(desk: Desk, event: HubEvent): Desk {
  if (event.number <= desk.number) return desk;
  return { ...changed(desk, event), number: event.number };
}

function changed(desk: Desk, event: HubEvent): Desk {
  switch (event.type) {
    case "offer_made":
      return { ...desk, offers: put(desk.offers, event.offer, byId) };
    case "offer_ended":
      return { ...desk, offers: desk.offers.filter((row) => row.id !== event.offer_id) };
    case "conversation_added":
      return { ...desk, conversations: putMine(desk.conversations, event.conversation) };
    case "conversation_changed":
      return whoeverHolds(desk, event.conversation_id, (row) => merged(row, event));
    case "conversation_end_set":
      return whoeverHolds(desk, event.conversation_id, (row) => ({ ...row, ends_at: event.ends_at }));
    case "sla_set":
      return slaSet(desk, event);
    case "conversation_removed":
      return {
        ...desk,
        conversations: without(desk.conversations, mineById(desk.conversations, event.conversation_id)),
      };
    case "presence_changed":
      return presenceChanged(desk, event);
    case "person_renamed":
      return personRenamed(desk, event);
    case "capacity_changed":
      return capacityChanged(desk, event);
    case "holding_changed":
      return {
        ...desk,
        colleagues: edit(desk.colleagues, event.person_id, (row) => ({
          ...row,
          holding: event.holding,
          live: event.live,
          wrapping: event.wrapping,
        })),
      };
    case "colleague_added":
      if (event.colleague.id === desk.me.id) return desk;
      return { ...desk, colleagues: put(desk.colleagues, event.colleague, byId) };
    case "colleague_removed":
      return { ...desk, colleagues: desk.colleagues.filter((row) => row.id !== event.person_id) };
    case "waiting_added":
      return { ...desk, waiting: putWaiting(desk.waiting, event.waiting) };
    case "waiting_offered":
      return {
        ...desk,
        waiting: wait(desk, event.conversation_id, (row) => ({ ...row, offered_to: event.offered_to })),
      };
    case "waiting_prospect_changed":
      return {
        ...desk,
        waiting: wait(desk, event.conversation_id, (row) => ({ ...row, prospect: event.prospect })),
      };
    case "waiting_removed":
      return { ...desk, waiting: without(desk.waiting, waitingById(desk.waiting, event.conversation_id)) };
    case "joined_added":
      return { ...desk, joined: put(desk.joined, event.conversation, byId) };
    case "joined_removed":
      return { ...desk, joined: desk.joined.filter((row) => row.id !== event.conversation_id) };
    case "held_added":
      if (event.conversation.owner === desk.me.id) return notHeld(desk, event.conversation.id);
      return { ...desk, held: putHeld(desk.held, event.conversation) };
    case "held_removed":
      return notHeld(desk, event.conversation_id);
    case "help_asked":
      return { ...desk, help: put(desk.help, event.help, byConversation) };
    case "help_ended":
      return { ...desk, help: desk.help.filter((row) => row.conversation_id !== event.conversation_id) };
    case "reply_departing":
      return {
        ...desk,
        departing: put(desk.departing, event.departing, byConversation).toSorted(earlierDeparture),
      };
    case "reply_departed":
      return { ...desk, departing: desk.departing.filter((row) => !isSame(row, event)) };
    case "mentioned":
      return { ...desk, mentions: [event.mention, ...desk.mentions].toSorted(newestMention).slice(0, MOST_MENTIONS) };
    case "mentions_read":
      return {
        ...desk,
        mentions: desk.mentions.map((row) =>
          row.conversation_id === event.conversation_id && !row.is_read ? { ...row, is_read: true } : row,
        ),
      };
    case "mentions_moved":
      return {
        ...desk,
        mentions: desk.mentions.map((row) =>
          event.item_ids.includes(row.item_id) ? { ...row, conversation_id: event.conversation_id } : row,
        ),
      };
    case "view_kept":
      return { ...desk, views: put(desk.views, event.view, byId).toSorted(byIdAscending) };
    case "view_gone":
      return { ...desk, views: desk.views.filter((view) => view.id !== event.view_id) };
    case "views_ordered":
      return { ...desk, view_order: event.ids };
    case "draft_changed":
      return { ...desk, drafts: withMark(desk.drafts, event) };
    case "item_added":
    case "item_state_changed":
    case "item_changed":
    case "customer_changed":
    case "organisation_changed":
    case "floor_changed":
      return desk;
    default:
      // A hub that is newer than this page may say more than the page knows; what it knows stays right.
      event satisfies never;
      return desk;
  }
}

/** As many as a fresh desk has. */
const MOST_MENTIONS = 100;
const newestMention = (one: Mention, other: Mention): number =>
  one.item_id < other.item_id ? 1 : one.item_id > other.item_id ? -1 : 0;

const SHOWN_CHARACTERS = 140;

/** The newest first; by place and kind where they were written at one instant. */
const newestMark = (one: DraftMark, other: DraftMark): number =>
  Date.parse(other.written_at) - Date.parse(one.written_at) ||
  compared(one.place, other.place) ||
  compared(one.kind, other.kind);

function withMark(marks: Desk["drafts"], { conversation_id: place, draft }: DraftChanged): Desk["drafts"] {
  const { kind, text, files, fields, written_at } = draft;
  const others = marks.filter((mark) => mark.kind !== kind || mark.place !== place);
  if (text === "" && files.length === 0 && Object.keys(fields).length === 0) return others;
  const shown = Array.from((text || (fields["subject"] ?? "")).slice(0, 2 * SHOWN_CHARACTERS));
  return [...others, { kind, place, text: shown.slice(0, SHOWN_CHARACTERS).join(""), written_at }].toSorted(newestMark);
}

const isSame = (row: DepartingReply, { conversation_id: id, client_id: client }: ReplyDeparted): boolean =>
  row.conversation_id === id && row.client_id === client;
const earlierDeparture = (one: DepartingReply, other: DepartingReply): number =>
  Date.parse(one.at) - Date.parse(other.at) || (one.conversation_id < other.conversation_id ? -1 : 1);

/** What is null stayed as it was. */
function merged(row: ConversationRow, event: ConversationChanged): ConversationRow {
  return {
    ...row,
    state: event.state ?? row.state,
    queue: event.queue ?? row.queue,
    subject: event.subject ?? row.subject,
    preview: event.preview ?? row.preview,
    unread: event.unread ?? row.unread,
    last_message_at: event.last_message_at ?? row.last_message_at,
    customer: event.customer ?? row.customer,
    tags: event.tags ?? row.tags,
    participants: event.participants ?? row.participants,
    asks_help: event.asks_help ?? row.asks_help,
    level: event.level ?? row.level,
    asked_at: event.is_answered === true ? null : (event.asked_at ?? row.asked_at),
  };
}

/** It is mine or a colleague's; whichever it is. */
function whoeverHolds(desk: Desk, id: string, change: (row: ConversationRow) => ConversationRow): Desk {
  const { conversations, held } = desk;
  return {
    ...desk,
    conversations: exchanged(conversations, mineById(conversations, id), change),
    held: exchanged(held, heldById(held, id), change),
  };
}

const notHeld = (desk: Desk, id: string): Desk => ({ ...desk, held: without(desk.held, heldById(desk.held, id)) });

/** It waits or somebody holds it; whichever it is. */
function slaSet(desk: Desk, { conversation_id: id, sla, missed }: SlaSet): Desk {
  return {
    ...whoeverHolds(desk, id, (row) => ({ ...row, sla, missed })),
    waiting: wait(desk, id, (row) => ({ ...row, sla, missed })),
  };
}

function presenceChanged(desk: Desk, event: PresenceChanged): Desk {
  const { presence, reason, since, until, next_presence, next_reason, paused, is_reachable } = event;
  const shown = { presence, reason, since, until, next_presence, next_reason, paused };
  const colleagues = edit(desk.colleagues, event.person_id, (row) => ({ ...row, ...shown, is_reachable }));
  const me = event.person_id === desk.me.id ? { ...desk.me, ...shown } : desk.me;
  return { ...desk, colleagues, me };
}

function personRenamed(desk: Desk, event: PersonRenamed): Desk {
  const colleagues = edit(desk.colleagues, event.person_id, (row) => ({ ...row, name: event.name }));
  const me = event.person_id === desk.me.id ? { ...desk.me, name: event.name } : desk.me;
  return { ...desk, colleagues, me };
}

function capacityChanged(desk: Desk, event: CapacityChanged): Desk {
  const capacity = { ...desk.me.capacity };
  if (event.capacity === null) delete capacity[event.channel];
  else capacity[event.channel] = event.capacity;
  return { ...desk, me: { ...desk.me, capacity } };
}

const byId = (row: { readonly id: string }): string => row.id;
const byConversation = (row: { readonly conversation_id: string }): string => row.conversation_id;

const byIdAscending = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1;

function put<Row>(rows: readonly Row[], row: Row, key: (row: Row) => string): readonly Row[] {
  return [...rows.filter((other) => key(other) !== key(row)), row];
}

type Mine = Desk["conversations"];
const putMine = (rows: Mine, row: ConversationRow): Mine => withLast(rows, mineById(rows, row.id), row);
const putHeld = (rows: Mine, row: ConversationRow): Mine => withLast(rows, heldById(rows, row.id), row);
const putWaiting = (rows: Desk["waiting"], row: WaitingRow): Desk["waiting"] =>
  withLast(rows, waitingById(rows, row.conversation_id), row);

/** Rows keep their identity unless they changed, so that only their own subscribers draw again. */
function edit<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  change: (row: Row) => Row,
): readonly Row[] {
  return exchanged(
    rows,
    rows.find((row) => row.id === id),
    change,
  );
}

function wait(desk: Desk, id: string, change: (row: WaitingRow) => WaitingRow): Desk["waiting"] {
  return exchanged(desk.waiting, waitingById(desk.waiting, id), change);
}
