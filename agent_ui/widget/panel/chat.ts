/** The whole chat as one value, changed only by `applyChange`: pure, so every journey is a test. */

import type {
  QueuePlace,
  VisitorConversationChanged,
  VisitorEvent,
  VisitorItem,
  VisitorItemChanged,
  VisitorSnapshot,
} from "@contact-hub/shared/wire.gen";

export type Line = "connecting" | "on" | "off";

export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** A message that the server has not confirmed yet. */
export interface Pending {
  readonly clientId: string;
  readonly text: string;
  readonly files: readonly SentFile[];
  readonly at: string;
  /** The message that it answers; empty for none. */
  readonly repliesTo: string;
  /** The server took it not; false while it is on its way. */
  readonly isRefused: boolean;
}

/** What the hub is told when a chat begins, in its words. */
export interface Answers {
  readonly client_id: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Of a message left outside the hours: the mail address to answer to; empty for an answer here. */
  readonly answer_to?: string;
}

export interface Chat {
  readonly line: Line;
  readonly snapshot: VisitorSnapshot | null;
  readonly pending: readonly Pending[];
  readonly place: QueuePlace | null;
  readonly typing: string | null;
  readonly isShown: boolean;
  readonly unread: number;
  /** The answered form, or that there was nothing to ask; null until then. */
  readonly answers: Answers | null;
  /** Whether the hub heard the answers on this line. */
  readonly isStarted: boolean;
  readonly isAnew: boolean;
  readonly isRated: boolean;
  /** Whether the last thing asked of the hub went wrong. */
  readonly hasFailed: boolean;
  /** The message that is answered with what is written next, and the one that is being changed; empty for none. */
  readonly answering: string;
  readonly rewriting: string;
}

export type Aim = Partial<Pick<Chat, "answering" | "rewriting">>;

export type Change =
  | { readonly type: "welcomed"; readonly snapshot: VisitorSnapshot }
  | { readonly type: "happened"; readonly number: number; readonly event: VisitorEvent }
  | { readonly type: "line"; readonly line: Line }
  | { readonly type: "place"; readonly place: QueuePlace }
  | { readonly type: "typing"; readonly name: string | null }
  | { readonly type: "shown"; readonly isShown: boolean }
  | { readonly type: "written"; readonly message: Pending }
  | { readonly type: "confirmed"; readonly clientId: string; readonly item: VisitorItem }
  | { readonly type: "refused"; readonly clientId: string }
  | { readonly type: "discarded"; readonly clientId: string }
  | { readonly type: "tried_again"; readonly clientId: string }
  | { readonly type: "answered"; readonly answers: Answers }
  | { readonly type: "started" }
  | { readonly type: "anew" }
  | { readonly type: "rated" }
  | { readonly type: "aimed"; readonly aim: Aim }
  | { readonly type: "failed" };

export const NEW_CHAT: Chat = {
  line: "connecting",
  snapshot: null,
  pending: [],
  place: null,
  typing: null,
  isShown: false,
  unread: 0,
  answers: null,
  isStarted: false,
  isAnew: false,
  isRated: false,
  hasFailed: false,
  answering: "",
  rewriting: "",
};

export function applyChange(chat: Chat, change: Change): Chat {
  switch (change.type) {
    case "welcomed":
      return welcomed(chat, change.snapshot);
    case "happened":
      return happened(chat, change.number, change.event);
    case "line":
      return { ...chat, line: change.line, typing: null };
    case "place":
      return { ...chat, place: change.place };
    case "typing":
      return { ...chat, typing: change.name };
    case "shown":
      return { ...chat, isShown: change.isShown, unread: change.isShown ? 0 : chat.unread };
    case "written":
      return { ...chat, pending: [...chat.pending, change.message], hasFailed: false, answering: "" };
    case "confirmed":
      return withItem(chat, change.item);
    case "refused":
      return { ...chat, pending: marked(chat.pending, change.clientId, true) };
    case "discarded":
      return { ...chat, pending: chat.pending.filter((message) => message.clientId !== change.clientId) };
    case "tried_again":
      return { ...chat, pending: marked(chat.pending, change.clientId, false) };
    case "answered":
      return { ...chat, answers: change.answers, hasFailed: false };
    case "started":
      return { ...chat, isStarted: true };
    case "anew":
      return {
        ...chat,
        isAnew: true,
        isStarted: false,
        answers: null,
        isRated: false,
        hasFailed: false,
        pending: [],
        answering: "",
      };
    case "rated":
      return { ...chat, isRated: true, hasFailed: false };
    case "aimed":
      return { ...chat, ...change.aim };
    case "failed":
      return { ...chat, hasFailed: true };
    default:
      return change satisfies never;
  }
}

function welcomed(chat: Chat, snapshot: VisitorSnapshot): Chat {
  const known = new Set(chat.snapshot?.items.map((item) => item.id));
  const confirmed = new Set(snapshot.items.map((item) => item.client_id));
  const news = snapshot.items.filter((item) => !known.has(item.id) && isNews(item)).length;
  return {
    ...chat,
    snapshot,
    line: "on",
    hasFailed: false,
    pending: chat.pending.filter((message) => !confirmed.has(message.clientId)),
    place: snapshot.state === "waiting" ? chat.place : null,
    isStarted: false,
    isAnew: chat.isAnew && snapshot.state === "closed",
    unread: chat.isShown ? 0 : chat.unread + news,
  };
}

/** Said by us and not seen yet: a state of null is a line for which nobody keeps count. */
function isNews(item: VisitorItem): boolean {
  return !item.from_me && item.state !== null && !isSeen(item.state);
}

export function isSeen(state: string | null): boolean {
  return state === "seen" || state === "read";
}

function happened(chat: Chat, number: number, event: VisitorEvent): Chat {
  const { snapshot } = chat;
  if (!snapshot || number <= snapshot.number) return chat;
  const now = { ...chat, snapshot: { ...snapshot, number } };
  switch (event.type) {
    case "visitor_item_added":
      return withItem(now, event.item);
    case "visitor_item_state_changed":
      return withChange(now, event.item_id, { state: event.state });
    case "visitor_item_changed":
      return withChange(now, event.item_id, told(event));
    case "visitor_conversation_changed":
      return withConversation(now, now.snapshot, event);
    default:
      return event satisfies never;
  }
}

function withItem(chat: Chat, item: VisitorItem): Chat {
  const { snapshot } = chat;
  if (!snapshot) return chat;
  const pending = chat.pending.filter((message) => message.clientId !== item.client_id);
  if (snapshot.items.some((other) => other.id === item.id)) return { ...chat, pending };
  const isUnread = !item.from_me && !chat.isShown;
  return {
    ...chat,
    pending,
    snapshot: { ...snapshot, items: [...snapshot.items, item] },
    unread: chat.unread + (isUnread ? 1 : 0),
    typing: item.from_me ? chat.typing : null,
  };
}

function withChange(chat: Chat, id: string, change: Partial<VisitorItem>): Chat {
  const { snapshot } = chat;
  if (!snapshot) return chat;
  const items = snapshot.items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return { ...chat, snapshot: { ...snapshot, items } };
}

/** Of what was taken back nothing is left. */
function told({ text, is_edited, is_withdrawn, reactions }: Omit<VisitorItemChanged, "type">): Partial<VisitorItem> {
  return {
    ...(text !== null && { text }),
    ...(reactions && { reactions }),
    ...(is_edited && { is_edited }),
    ...(is_withdrawn && { is_withdrawn, is_edited: false, files: {} }),
  };
}

function withConversation(
  chat: Chat,
  snapshot: VisitorSnapshot,
  event: Omit<VisitorConversationChanged, "type">,
): Chat {
  const { state, agent_name, can_rate, can_call_back, callback } = event;
  const isOver = state === "closed";
  return {
    ...chat,
    snapshot: { ...snapshot, state, agent_name, can_rate, can_call_back, callback },
    place: state === "waiting" ? chat.place : null,
    typing: state === "open" ? chat.typing : null,
    isAnew: chat.isAnew && isOver,
    answers: state === "waiting" ? chat.answers : null,
    isStarted: chat.isStarted && !isOver,
    isRated: chat.isRated && isOver,
  };
}

function marked(pending: readonly Pending[], clientId: string, isRefused: boolean): readonly Pending[] {
  return pending.map((message) => (message.clientId === clientId ? { ...message, isRefused } : message));
}

/** What the panel shows beneath its header. */
export type Page = "connecting" | "form" | "offline" | "left" | "chat" | "over";

export function pageOf(chat: Chat): Page {
  const { snapshot } = chat;
  if (!snapshot) return "connecting";
  if (snapshot.state === "open") return "chat";
  if (snapshot.state === "closed" && !chat.isAnew) return "over";
  if (chat.answers?.answer_to !== undefined) return "left";
  if (snapshot.state === "waiting") return "chat";
  if (!snapshot.is_open) return "offline";
  return snapshot.form.length > 0 && !chat.answers ? "form" : "chat";
}
