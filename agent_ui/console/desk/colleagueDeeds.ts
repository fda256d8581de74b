/** What one may do with a colleague about the conversation one comes from. */
import type { ConversationRow } from "@contact-hub/shared/wire.gen";
import { focusComposer } from "./commands/focusComposer";
import { colleagueOf, rowOf } from "./derived";
import { callInNote, mentionable } from "./mentions";
import type { ConsoleState } from "./state";
import { compose, openConversation, openWith } from "./view";

export type ColleagueDeed = "hand_over" | "invite" | "ask";

const ACTIVE = new Set(["open", "waiting", "snoozed"]);
const isActive = (row: ConversationRow | null): row is ConversationRow => row !== null && ACTIVE.has(row.state);

/** The conversation that was on screen last, where it is mine still; else mine of which something was heard last. */
export function matterOf(state: ConsoleState): ConversationRow | null {
  const left = state.leftLast === null ? null : rowOf(state, state.leftLast);
  if (isActive(left)) return left;
  const mine = (state.desk?.conversations ?? []).filter(isActive);
  return mine.toSorted((one, other) => other.last_message_at.localeCompare(one.last_message_at))[0] ?? null;
}

/** What the hub would not refuse. */
export function deedsFor(state: ConsoleState, row: ConversationRow, person: string): readonly ColleagueDeed[] {
  const deeds: ColleagueDeed[] = [];
  const presence = colleagueOf(state, person)?.presence ?? "offline";
  if (presence !== "offline") deeds.push("hand_over");
  if (!row.participants.some(({ id }) => id === person)) deeds.push("invite");
  if (mentionable(state, row.id).some(({ id }) => id === person)) deeds.push("ask");
  return deeds;
}

/** Begin it where the conversation is. */
export function beginDeed(deed: ColleagueDeed, conversation: string, person: string, name: string): void {
  if (deed === "hand_over") return openWith("transfer", conversation, person);
  if (deed === "invite") return openWith("people", conversation, person);
  openConversation(conversation, "mine");
  callInNote(conversation, person, name);
  compose("note");
  focusComposer();
}
