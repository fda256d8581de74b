/** What may be done to messages that are there: the same rules as the hub's, which has the last word. */

import type { VisitorItem, VisitorReaction, VisitorSnapshot } from "@contact-hub/shared/wire.gen";

import { type Chat, pageOf } from "./chat.ts";

export type Deed = "answer" | "react" | "edit" | "withdraw";

/** Whether this may be done to a message now. */
export function mayDo(chat: Chat, deed: Deed, item: VisitorItem, now = Date.now()): boolean {
  const { snapshot } = chat;
  if (!snapshot || item.is_withdrawn) return false;
  const { features, state, edit_window_seconds, withdrawal_window_seconds } = snapshot;
  const isOwn = item.from_me && item.state !== "failed";
  switch (deed) {
    case "answer":
      return features.includes("replies") && pageOf(chat) === "chat" && (isOwn || !item.from_me);
    case "react":
      return features.includes("reactions") && !item.from_me;
    case "edit":
      return features.includes("edits") && isOwn && state !== "closed" && isWithin(edit_window_seconds, item, now);
    case "withdraw":
      return features.includes("withdrawals") && isOwn && isWithin(withdrawal_window_seconds, item, now);
    default:
      return deed satisfies never;
  }
}

function isWithin(seconds: number, item: VisitorItem, now: number): boolean {
  return seconds === 0 || now < Date.parse(item.at) + seconds * 1_000;
}

const DEEDS: readonly Deed[] = ["answer", "react", "edit", "withdraw"];

export function deedsFor(chat: Chat, item: VisitorItem, now = Date.now()): readonly Deed[] {
  return DEEDS.filter((deed) => mayDo(chat, deed, item, now));
}

/** Her last message that may still be changed: what the arrow up means in an empty field. */
export function lastToEdit(chat: Chat, now = Date.now()): VisitorItem | null {
  return chat.snapshot?.items.findLast((item) => mayDo(chat, "edit", item, now)) ?? null;
}

/** The last message with which anything can be done: the one that Tab reaches, from which the arrows lead on. */
export function lastWithDeeds(chat: Chat): string | null {
  return chat.snapshot?.items.findLast((item) => deedsFor(chat, item).length > 0)?.id ?? null;
}

/** The reactions to a message by emoji, in the order in which each came first. */
export function gathered(reactions: readonly VisitorReaction[]): readonly (readonly [string, VisitorReaction[]])[] {
  const emoji = new Set(reactions.map((one) => one.emoji));
  return [...emoji].map((each) => [each, reactions.filter((one) => one.emoji === each)]);
}

/** What she thinks of a message; empty where she has not said. */
export function reactionOf(item: VisitorItem): string {
  return item.reactions.find((one) => one.from_me)?.emoji ?? "";
}

/** The message of this id, where the log has it. */
export function found(snapshot: VisitorSnapshot | null, id: string): VisitorItem | null {
  return snapshot?.items.find((item) => item.id === id) ?? null;
}
