import type {
  CapacityChanged,
  ConversationChanged,
  ConversationRow,
  Desk,
  DeskEvent,
  Numbered,
  PersonRenamed,
  PresenceChanged,
} from "@contact-hub/shared/wire.gen";

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
      return { ...desk, conversations: put(desk.conversations, event.conversation, byId) };
    case "conversation_changed":
      return { ...desk, conversations: edit(desk.conversations, event.conversation_id, (row) => merged(row, event)) };
    case "conversation_end_set":
      return {
        ...desk,
        conversations: edit(desk.conversations, event.conversation_id, (row) => ({ ...row, ends_at: event.ends_at })),
      };
    case "conversation_removed":
      return { ...desk, conversations: desk.conversations.filter((row) => row.id !== event.conversation_id) };
    case "presence_changed":
      return presenceChanged(desk, event);
    case "person_renamed":
      return personRenamed(desk, event);
    case "capacity_changed":
      return capacityChanged(desk, event);
    case "holding_changed":
      return {
        ...desk,
        colleagues: edit(desk.colleagues, event.person_id, (row) => ({ ...row, holding: event.holding })),
      };
    case "colleague_added":
      if (event.colleague.id === desk.me.id) return desk;
      return { ...desk, colleagues: put(desk.colleagues, event.colleague, byId) };
    case "colleague_removed":
      return { ...desk, colleagues: desk.colleagues.filter((row) => row.id !== event.person_id) };
    case "waiting_added":
      return { ...desk, waiting: put(desk.waiting, event.waiting, byConversation) };
    case "waiting_offered":
      return {
        ...desk,
        waiting: desk.waiting.map((row) =>
          row.conversation_id === event.conversation_id ? { ...row, offered_to: event.offered_to } : row,
        ),
      };
    case "waiting_prospect_changed":
      return {
        ...desk,
        waiting: desk.waiting.map((row) =>
          row.conversation_id === event.conversation_id ? { ...row, prospect: event.prospect } : row,
        ),
      };
    case "waiting_removed":
      return { ...desk, waiting: desk.waiting.filter((row) => row.conversation_id !== event.conversation_id) };
    case "item_added":
    case "item_state_changed":
    case "customer_changed":
    case "floor_changed":
      return desk;
    default:
      // A hub that is newer than this page may say more than the page knows; what it knows stays right.
      event satisfies never;
      return desk;
  }
}

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
  };
}

function presenceChanged(desk: Desk, event: PresenceChanged): Desk {
  const { presence, reason, since } = event;
  const colleagues = edit(desk.colleagues, event.person_id, (row) => ({ ...row, presence, reason, since }));
  const me = event.person_id === desk.me.id ? { ...desk.me, presence, reason, since } : desk.me;
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

function put<Row>(rows: readonly Row[], row: Row, key: (row: Row) => string): readonly Row[] {
  return [...rows.filter((other) => key(other) !== key(row)), row];
}

/** Rows keep their identity unless they changed, so that only their own subscribers draw again. */
function edit<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  change: (row: Row) => Row,
): readonly Row[] {
  return rows.some((row) => row.id === id) ? rows.map((row) => (row.id === id ? change(row) : row)) : rows;
}
