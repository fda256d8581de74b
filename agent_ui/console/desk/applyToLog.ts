import type { ConversationRow, Item } from "@contact-hub/shared/wire.gen";
import type { HubEvent } from "./applyEvent";
import type { ConversationPage } from "./conversationPage";
import { withoutOriginal } from "./originals";

/** One open conversation: what was fetched, continued by every later event. */
export type ConversationLog = ConversationPage;

/** The log after the event; one it already contains, or of another conversation, changes nothing. */
export function applyToLog(log: ConversationLog, event: HubEvent): ConversationLog {
  if (event.number <= log.number) return log;
  const next = changed(log, event);
  return next === log ? log : { ...next, number: event.number };
}

function changed(log: ConversationLog, event: HubEvent): ConversationLog {
  const { id } = log.conversation;
  switch (event.type) {
    case "item_added":
      return event.conversation_id === id ? heard(withItem(log, event.item), event.item) : log;
    case "item_state_changed":
      return event.conversation_id === id
        ? withItems(log, event.item_id, (item) => ({ ...item, state: event.state, error: event.error }))
        : log;
    case "item_changed":
      return event.conversation_id === id ? withItems(log, event.item_id, (item) => withChange(item, event)) : log;
    case "conversation_added":
    case "held_added":
      return event.conversation.id === id ? withRow(log, event.conversation) : log;
    case "conversation_changed":
      return event.conversation_id === id ? withRow(log, withoutNulls(event)) : log;
    case "conversation_end_set":
      return event.conversation_id === id ? withRow(log, { ends_at: event.ends_at }) : log;
    case "sla_set":
      return event.conversation_id === id ? withRow(log, { sla: event.sla, missed: event.missed }) : log;
    default:
      return log;
  }
}

/** Put an item in its place; the answer to a request and the event of the same item may come in any order. */
export function withItem(log: ConversationLog, item: Item): ConversationLog {
  if (log.items.some((other) => other.id === item.id)) return log;
  const later = log.items.findIndex((other) => Date.parse(other.at) > Date.parse(item.at));
  const place = later === -1 ? log.items.length : later;
  return { ...log, items: log.items.toSpliced(place, 0, item) };
}

/** What the customer allows or forbids, and when she wrote, is told by what happened in the conversation. */
function heard(log: ConversationLog, { event, kind, direction, at }: Item): ConversationLog {
  const isFromHer = kind === "message" && direction === "in";
  if (isFromHer && log.limits.reply_window_seconds > 0 && (log.heard_at ?? "") < at) return { ...log, heard_at: at };
  return event === "opted_out" || event === "opted_in" ? { ...log, is_opted_out: event === "opted_out" } : log;
}

function withItems(log: ConversationLog, id: string, change: (item: Item) => Item): ConversationLog {
  return { ...log, items: log.items.map((item) => (item.id === id ? change(item) : item)) };
}

/** What became of a message: a new text makes it plain, and of what was taken back nothing is left. */
function withChange(item: Item, event: HubEvent & { type: "item_changed" }): Item {
  const { text, edited_at, withdrawn_at, reactions, replies_to } = event;
  const isGone = withdrawn_at !== null;
  if (event.is_erased) return erased(item, withdrawn_at);
  return {
    ...item,
    ...(text !== null && { text, html: null, full_text: "", details: withoutOriginal(item.details) }),
    reactions: reactions ?? item.reactions,
    replies_to: replies_to ?? item.replies_to,
    edited_at: isGone ? null : (edited_at ?? item.edited_at),
    withdrawn_at: withdrawn_at ?? item.withdrawn_at,
    ...(isGone && { files: [] }),
  };
}

/** Its customer was erased: that it was there is left, and who of ours wrote it. */
const erased = (item: Item, at: string | null): Item => ({
  ...item,
  author_name: item.author === "" ? "" : item.author_name,
  text: "",
  html: null,
  full_text: "",
  error: null,
  details: { erased: "yes" },
  files: [],
  letter: null,
  reactions: [],
  edited_at: null,
  withdrawn_at: at,
});

function withRow(log: ConversationLog, change: Partial<ConversationRow>): ConversationLog {
  return { ...log, conversation: { ...log.conversation, ...change } };
}

function withoutNulls(event: HubEvent & { type: "conversation_changed" }): Partial<ConversationRow> {
  const { number: _number, at: _at, type: _type, conversation_id: _id, is_answered, ...fields } = event;
  const told = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(told), ...(is_answered === true && { asked_at: null }) };
}
