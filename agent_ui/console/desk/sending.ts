/** Writing to a customer: shown at once, sent once, and honest when it was not. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { withItem } from "./applyToLog";
import { hubNow } from "./clock";
import { Problem, UNREACHABLE } from "./http";
import { explain } from "./notices";
import type { PendingMessage } from "./state";
import { present, update } from "./store";

export type Outgoing = Pick<PendingMessage, "conversationId" | "kind" | "text" | "files">;

/** `randomUUID` exists only on secure addresses; a hub on an office network may not have one. */
function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Show a message as being sent, and send it. */
export async function send(outgoing: Outgoing): Promise<void> {
  const message: PendingMessage = {
    ...outgoing,
    clientId: newClientId(),
    at: new Date(hubNow()).toISOString(),
    problem: null,
    isUnreached: false,
  };
  update((state) => ({ ...state, pending: [...state.pending, message] }));
  await deliver(message);
}

/** Try again under the same id, so that it can never arrive twice. */
export async function sendAgain(message: PendingMessage): Promise<void> {
  marked(message.clientId, null);
  await deliver(message);
}

/** What was written while the hub could not be reached goes out in the order in which it was written. */
export async function sendUnreached(): Promise<void> {
  for (const message of present().pending.filter(({ isUnreached }) => isUnreached)) await sendAgain(message);
}

export function discard(clientId: string): void {
  update((state) => ({ ...state, pending: state.pending.filter((message) => message.clientId !== clientId) }));
}

async function deliver(message: PendingMessage): Promise<void> {
  try {
    arrived(message, await posted(message));
  } catch (error) {
    marked(message.clientId, explain(error), error instanceof Problem && error.status === UNREACHABLE);
  }
}

function posted({ kind, conversationId, text, clientId, files }: PendingMessage): Promise<Item> {
  if (kind === "note") return api.note(conversationId, text, clientId);
  return api.send(
    conversationId,
    text,
    clientId,
    files.map((file) => file.id),
  );
}

function arrived(message: PendingMessage, item: Item): void {
  update((state) => {
    const log = state.logs[message.conversationId];
    const logs = log === undefined ? state.logs : { ...state.logs, [message.conversationId]: withItem(log, item) };
    return { ...state, logs, pending: state.pending.filter((other) => other.clientId !== message.clientId) };
  });
}

function marked(clientId: string, problem: string | null, isUnreached = false): void {
  const change = { problem, isUnreached };
  update((state) => ({
    ...state,
    pending: state.pending.map((message) => (message.clientId === clientId ? { ...message, ...change } : message)),
  }));
}

/** What remains pending once this item is known. */
export function withoutAnswered(pending: readonly PendingMessage[], item: Item): readonly PendingMessage[] {
  const isAnswered = pending.some((message) => message.clientId === item.client_id);
  return isAnswered ? pending.filter((message) => message.clientId !== item.client_id) : pending;
}
