/** What I have sent can be taken back for a few seconds; the hub counts them. */
import type { DepartingReply } from "@contact-hub/shared/wire.gen";
import { messages } from "../i18n/language";
import { refusal } from "../i18n/refusals";
import { called } from "./called";
import { api } from "./api";
import type { HubEvent } from "./applyEvent";
import { currentId, rowOf } from "./derived";
import { keepDrafts, restoreDraft } from "./drafts";
import { adoptLetter } from "./letters";
import { attempt, notify } from "./notices";
import type { ConsoleState } from "./state";
import { present } from "./store";
import { compose } from "./view";

const NONE: readonly DepartingReply[] = [];

/** Everything of mine that can still be taken back, the oldest first. */
export const departing = (state: ConsoleState): readonly DepartingReply[] => state.desk?.departing ?? NONE;

export const departingIn = (state: ConsoleState, id: string): DepartingReply | null =>
  departing(state).find((row) => row.conversation_id === id) ?? null;

/** Which one the key means: what I sent here, else what I sent last. */
export function meantByKey(state: ConsoleState): DepartingReply | null {
  const id = currentId(state);
  return (id === null ? null : departingIn(state, id)) ?? departing(state).at(-1) ?? null;
}

/** It does not leave, and is written again. */
export async function takeBack({ conversation_id: id, client_id: clientId }: DepartingReply): Promise<void> {
  // What was begun meanwhile goes first, so that the hub can put both together.
  await keepDrafts();
  const draft = await attempt(() => api.takeBack(id, clientId));
  if (draft === undefined) return;
  restoreDraft(id, draft);
  adoptLetter(id, draft);
  notify(messages().sending.takenBack);
  if (currentId(present()) === id) compose("reply");
}

/** Wait no longer. */
export const sendNow = (row: DepartingReply) => attempt(() => api.sendNow(row.conversation_id));

/** Whoever wrote what could not leave hears it wherever she is. */
export function tellRefused(events: readonly HubEvent[]): void {
  const words = messages();
  for (const event of events) {
    if (event.type !== "reply_departed" || event.outcome !== "refused") continue;
    const name = called(words, rowOf(present(), event.conversation_id)?.customer);
    const why = refusal(words, event.reason, "conflict");
    notify(words.sending.notSentTo(name, why), "problem", event.conversation_id);
  }
}
