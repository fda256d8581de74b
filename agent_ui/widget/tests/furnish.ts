/** What stands in tests: messages, snapshots and a chat. */

import type { VisitorItem, VisitorSnapshot } from "@contact-hub/shared/wire.gen";

import { type Chat, NEW_CHAT } from "../panel/chat.ts";

export const AT = "2026-03-02T10:00:00Z";

export function snapshot(part: Partial<VisitorSnapshot> = {}): VisitorSnapshot {
  return {
    number: 10,
    session: "session",
    is_open: true,
    greeting: "Hello",
    company: "Evenlight",
    color: "#0f766e",
    form: [],
    state: "none",
    agent_name: "",
    can_rate: false,
    items: [],
    upload_limit_bytes: 1_000_000,
    visitor_name: "",
    opens_at: null,
    answers_by_mail: false,
    can_call_back: false,
    callback: "",
    features: [],
    reactions: [],
    edit_window_seconds: 0,
    withdrawal_window_seconds: 0,
    title: "",
    look: "",
    ...part,
  };
}

export function item(id: string, part: Partial<VisitorItem> = {}): VisitorItem {
  return {
    id,
    from_me: false,
    author_name: "Anna",
    at: AT,
    text: id,
    state: "sent",
    files: {},
    client_id: null,
    replies_to: "",
    reactions: [],
    is_edited: false,
    is_withdrawn: false,
    ...part,
  };
}

/** A chat that goes on, on a channel with everything. */
export function chatOf(items: readonly VisitorItem[], part: Partial<VisitorSnapshot> = {}): Chat {
  const channel = {
    features: ["replies", "reactions", "edits", "withdrawals"],
    reactions: ["👍", "❤️"],
    edit_window_seconds: 900,
    withdrawal_window_seconds: 3_600,
  };
  return { ...NEW_CHAT, snapshot: snapshot({ state: "open", agent_name: "Anna", items, ...channel, ...part }) };
}
