/** Writing to a customer: shown at once, sent once, and honest when it was not. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { messages } from "../i18n/language";
import { called } from "./called";
import { api } from "./api";
import { withItem } from "./applyToLog";
import { hubNow } from "./clock";
import { currentId, rowOf } from "./derived";
import { draftOf, REPLIES_TO, writeDraft } from "./drafts";
import { Problem, UNREACHABLE } from "./http";
import { restoreLetter } from "./letters";
import { mentionsNow } from "./mentions";
import { explain, notify } from "./notices";
import { ORIGINAL } from "./originals";
import { paragraphs } from "./richField";
import { ACCOUNT } from "./senders";
import { idsFor, partsOf, withParts } from "./sentBefore";
import type { ComposerMode, PendingMessage } from "./state";
import type { Sent } from "./writing";
import { present, update } from "./store";

export type Outgoing = Pick<
  PendingMessage,
  "conversationId" | "kind" | "text" | "html" | "files" | "letter" | "repliesTo" | "original"
>;

/** `randomUUID` exists only on secure addresses; a hub on an office network may not have one. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Show a message as being sent, and send it; `fields` are those of the draft that it was. */
export async function send(outgoing: Outgoing, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const { conversationId: id } = outgoing;
  const message: PendingMessage = {
    ...outgoing,
    ...idsFor(outgoing, fields, newClientId),
    // Not before its draft: what is kept of that ends with it.
    at: new Date(Math.max(hubNow(), draftOf(id, modeOf(outgoing)).writtenAt)).toISOString(),
    problem: null,
    isUnreached: false,
  };
  update((state) => ({ ...state, pending: [...state.pending, message] }));
  await deliver(message);
}

/** Try again under the same id, so that it can never arrive twice. */
export async function sendAgain(message: PendingMessage): Promise<void> {
  marked(message.clientId, { problem: null, isUnreached: false });
  await deliver(message);
}

/** What was written while the hub could not be reached goes out in the order in which it was written. */
export async function sendUnreached(): Promise<void> {
  for (;;) {
    const next = present().pending.find(({ isUnreached }) => isUnreached);
    if (next === undefined) return;
    await sendAgain(next);
    // The line has gone again: the others keep their place behind it.
    if (present().pending.some(({ clientId, isUnreached }) => clientId === next.clientId && isUnreached)) return;
  }
}

export function discard(clientId: string): void {
  update((state) => ({ ...state, pending: state.pending.filter((message) => message.clientId !== clientId) }));
}

const modeOf = ({ kind }: Outgoing): ComposerMode => (kind === "note" ? "note" : "reply");

/** What may not have got through is being written again, before what was begun since: this page will not bring it. */
export function writeAgain(unsent: readonly PendingMessage[]): void {
  for (const message of unsent.toReversed()) write(message, partsOf(message, true));
}

/** `why` the hub refused it stands beside it, where it did. */
function write(message: PendingMessage, parts: ReturnType<typeof partsOf>, why = ""): void {
  const { conversationId: id, text, html, files, letter, repliesTo, original } = message;
  const mode = modeOf(message);
  const begun = draftOf(id, mode);
  // What the hub took and gave back stands there already.
  const isThere = begun.text === text || begun.text.startsWith(`${text}\n\n`);
  const added = files.filter((file) => !begun.files.some((other) => other.id === file.id));
  const fields = isThere
    ? begun.fields
    : formed(
        [
          { text, html },
          { text: begun.text, html: begun.fields["html"] ?? "" },
        ],
        begun.fields,
      );
  writeDraft(id, mode, {
    text: isThere ? begun.text : [text, begun.text].filter((part) => part !== "").join("\n\n"),
    files: [...added, ...begun.files],
    fields: {
      ...withParts(fields, parts),
      ...(repliesTo !== undefined && { [REPLIES_TO]: repliesTo }),
      ...(original !== undefined && { [ORIGINAL]: original }),
      ...(letter?.account !== undefined && { [ACCOUNT]: letter.account }),
      ...(why !== "" && { refused: why }),
    },
  });
  if (letter !== null) restoreLetter(id, letter);
}

/** The fields of a draft made of several, whose form is kept where one of them has any. */
function formed(
  parts: readonly { readonly text: string; readonly html: string }[],
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (parts.every(({ html }) => html === "")) return fields;
  const written = parts.filter(({ text, html }) => text !== "" || html !== "");
  return { ...fields, html: written.map(({ text, html }) => html || paragraphs(text)).join(paragraphs("")) };
}

/** Who reloads or leaves the page before the hub has answered finds it as a draft, unless it was taken. */
export function writeAgainOnLeaving({ persisted }: PageTransitionEvent): void {
  if (!persisted) writeAgain(present().pending);
}

async function deliver(message: PendingMessage): Promise<void> {
  try {
    if (message.kind === "note") arrived(message, await noted(message));
    else accepted(message, await posted(message));
  } catch (error) {
    if (error instanceof Problem && REFUSALS.has(error.status)) return refused(message, error);
    const isUnreached = error instanceof Problem && error.status === UNREACHABLE;
    marked(message.clientId, { problem: explain(error), isUnreached, mayBeTaken: true });
  }
}

/** With these the hub refuses what was sent as it is: trying again would be refused again. */
const REFUSALS: ReadonlySet<number> = new Set([403, 404, 409, 413, 422]);

const SENT_BEFORE = "sent-before";

/** It is being written again, with the reason; whoever looks elsewhere by now is told. */
function refused(message: PendingMessage, problem: Problem): void {
  discard(message.clientId);
  // What is known to be taken is looked at; what is sent after that is another message.
  const parts = problem.kind === SENT_BEFORE ? [] : partsOf(message, message.mayBeTaken);
  write(message, parts, problem.detail || problem.message);
  const state = present();
  const { conversationId: id } = message;
  if (currentId(state) === id && state.composer === modeOf(message)) return;
  const words = messages();
  const name = called(words, rowOf(state, id)?.customer);
  notify(words.sending.notSentTo(name, explain(problem)), "problem", id);
}

const same = ({ text, clientId, insteadOf, at }: PendingMessage) => ({
  text,
  client_id: clientId,
  written_at: at,
  ...(insteadOf.length > 0 && { instead_of: insteadOf }),
});

const noted = (message: PendingMessage): Promise<Item> =>
  api.note(message.conversationId, {
    ...same(message),
    mentions: mentionsNow(message.conversationId, message.text),
  });

const posted = (message: PendingMessage): Promise<Sent> =>
  api.send(message.conversationId, {
    ...same(message),
    files: message.files.map((file) => file.id),
    ...(message.letter !== null && { letter: message.letter }),
    ...(message.html !== "" && { html: message.html }),
    ...(message.repliesTo !== undefined && { replies_to: message.repliesTo }),
    ...(message.original !== undefined && { original: message.original }),
  });

/** It is on its way, or can still be taken back. */
function accepted(message: PendingMessage, { departing, item }: Sent): void {
  if (item !== null) return arrived(message, item);
  update((state) => {
    const pending = state.pending.filter((other) => other.clientId !== message.clientId);
    const isKnown = departing === null || Date.parse(departing.leaves_at) <= hubNow() || state.desk === null;
    if (isKnown) return { ...state, pending };
    const others = state.desk.departing.filter((row) => row.conversation_id !== departing.conversation_id);
    return { ...state, pending, desk: { ...state.desk, departing: [...others, departing] } };
  });
}

function arrived(message: PendingMessage, item: Item): void {
  update((state) => {
    const log = state.logs[message.conversationId];
    const logs = log === undefined ? state.logs : { ...state.logs, [message.conversationId]: withItem(log, item) };
    return { ...state, logs, pending: state.pending.filter((other) => other.clientId !== message.clientId) };
  });
}

function marked(clientId: string, change: Partial<PendingMessage>): void {
  update((state) => ({
    ...state,
    pending: state.pending.map((message) => (message.clientId === clientId ? { ...message, ...change } : message)),
  }));
}

/** What remains pending once the hub is known to have the message with this id. */
export function withoutAnswered(
  pending: readonly PendingMessage[],
  clientId: string | null,
): readonly PendingMessage[] {
  const isAnswered = pending.some((message) => message.clientId === clientId);
  return isAnswered ? pending.filter((message) => message.clientId !== clientId) : pending;
}
