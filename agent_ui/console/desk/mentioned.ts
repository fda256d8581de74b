/** With whom the conversations are in which I am named or write: most are on the desk, the others are asked for. */
import type { ConversationRow } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { currentRow, waitingOf } from "./derived";
import { answeredRow } from "./inside";
import { groupIds } from "./lists";
import type { ConsoleState } from "./state";
import { update } from "./store";

type Told = Pick<ConversationRow, "customer" | "channel" | "queue">;

/** What a list shows of it; null where it is not known, or not mine to read. */
export const mentionedRow = (state: ConsoleState, id: string): Told | null =>
  answeredRow(state, id) ?? currentRow(state, id) ?? waitingOf(state, id) ?? state.mentioned[id] ?? null;

/** Those of a list that are not on the desk and were not asked for yet, as one text. */
export function notAsked(state: ConsoleState, list: "mentions" | "drafts"): string {
  const ids = groupIds(state, list, list);
  return ids.filter((id) => state.mentioned[id] === undefined && mentionedRow(state, id) === null).join(" ");
}

/** Learn of these what the hub lets me read. */
export async function learnMentioned(asked: string, list: "mentions" | "drafts"): Promise<void> {
  const { conversations } = await api.listed(list).catch(() => ({ conversations: [] }));
  const found = new Map(conversations.map(({ conversation }) => [conversation.id, conversation]));
  const learnt = Object.fromEntries(asked.split(" ").map((id) => [id, found.get(id) ?? null]));
  update((state) => ({ ...state, mentioned: { ...state.mentioned, ...learnt } }));
}
