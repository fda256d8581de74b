/** Canned replies: which are offered where one writes, in which language, and what their variables stand for. */
import { api } from "./api";
import { currentRow, queueName, accountName } from "./derived";
import type { ConsoleState } from "./state";
import { present, update } from "./store";
import type { CannedReply } from "./writing";

/** Fetch them, again whenever something of the floor or of my own changed. */
export async function loadReplies(): Promise<void> {
  const replies = await api.replies().catch(() => null);
  if (replies !== null) update((state) => ({ ...state, replies: replies.replies }));
}

const serves = (wanted: readonly string[], here: string) => wanted.length === 0 || wanted.includes(here);

/** Those that are offered in a conversation; my own come first. */
export function repliesFor(state: ConsoleState, conversation: string): readonly CannedReply[] {
  const row = currentRow(state, conversation);
  if (!row) return [];
  return (state.replies ?? []).filter(
    ({ queues, channels }) => serves(queues, row.queue) && serves(channels, row.channel),
  );
}

const kindred = (tag: string) => tag.toLowerCase().split("-")[0] ?? "";

/** The text in the first of these languages that it has, or one like it; else the usual one. */
export function textIn(texts: CannedReply["text"], ...languages: readonly string[]): string {
  const tags = Object.keys(texts);
  for (const language of languages.filter(Boolean)) {
    const same = tags.find((tag) => tag.toLowerCase() === language.toLowerCase());
    const near = same ?? tags.find((tag) => tag !== "" && kindred(tag) === kindred(language));
    if (near !== undefined) return texts[near] ?? "";
  }
  return texts[""] ?? texts["en"] ?? Object.values(texts)[0] ?? "";
}

export interface OpenVariable {
  readonly name: string;
  readonly start: number;
}

const VARIABLE = /\{([a-z]+)\.([\p{L}\p{N}_-]+)\}/gu;

/** The text with everything filled in that is known; the rest stays as it is, to be seen. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (whole, about: string, what: string) => values[`${about}.${what}`] || whole);
}

/** What a text still leaves open: each variable with its place. */
export function openIn(text: string): readonly OpenVariable[] {
  return [...text.matchAll(VARIABLE)].map((match) => ({ name: match[0], start: match.index }));
}

const firstWord = (name: string) => name.split(/\s/)[0] ?? "";

/** What variables stand for in a conversation. */
export function valuesIn(state: ConsoleState, conversation: string): Readonly<Record<string, string>> {
  const row = currentRow(state, conversation);
  const customer = state.logs[conversation]?.customer;
  const agent = state.session?.person.name ?? "";
  const name = customer?.name ?? row?.customer.name ?? "";
  const attributes = Object.entries(customer?.attributes ?? {}).map(([key, value]) => [`customer.${key}`, value]);
  return {
    ...Object.fromEntries(attributes),
    "customer.name": name,
    "customer.first_name": firstWord(name),
    "customer.organisation": customer?.organisation ?? "",
    "agent.name": agent,
    "agent.first_name": firstWord(agent),
    "queue.name": row ? queueName(state, row.queue) : "",
    "account.name": row ? accountName(state, row.account) : "",
    "company.name": state.floor.company,
    "conversation.subject": row?.subject ?? "",
  };
}

/** A canned reply as it would be written in a conversation. */
export function writtenReply(reply: CannedReply, conversation: string, mine: string): string {
  const state = present();
  const theirs = state.logs[conversation]?.customer.language ?? "";
  return filled(textIn(reply.text, theirs, mine), valuesIn(state, conversation));
}
