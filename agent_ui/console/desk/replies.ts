/** Canned replies: which are offered where one writes, in which language, and what their variables stand for. */
import { api } from "./api";
import type { Customer } from "./customers";
import { currentRow, queueName, accountName } from "./derived";
import type { ConsoleState } from "./state";
import { update } from "./store";
import type { CannedReply } from "./writing";

/** Fetch them, again whenever something of the floor or of my own changed. */
export async function loadReplies(): Promise<void> {
  const replies = await api.replies().catch(() => null);
  if (replies !== null) update((state) => ({ ...state, replies: replies.replies }));
}

const serves = (wanted: readonly string[], here: string) => wanted.length === 0 || wanted.includes(here);

/** Where one writes, as far as it decides what is offered there and how it is filled in. */
export interface Setting {
  readonly queue: string;
  readonly channel: string;
  /** The customer's; empty where nobody knows. */
  readonly language: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Those that are offered there; my own come first. */
export const repliesIn = (
  state: ConsoleState,
  { queue, channel }: Pick<Setting, "queue" | "channel">,
): readonly CannedReply[] =>
  (state.replies ?? []).filter(({ queues, channels }) => serves(queues, queue) && serves(channels, channel));

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

/** Whom one writes to, and where. */
interface About {
  readonly customer: Customer | null;
  /** As she is called where no more is known of her. */
  readonly name?: string;
  readonly queue: string;
  readonly account: string;
  readonly subject: string;
}

/** What variables stand for. */
export function valuesFor(state: ConsoleState, about: About): Readonly<Record<string, string>> {
  const { customer, queue, account, subject } = about;
  const agent = state.session?.person.name ?? "";
  const name = customer?.name ?? about.name ?? "";
  const attributes = Object.entries(customer?.attributes ?? {}).map(([key, value]) => [`customer.${key}`, value]);
  return {
    ...Object.fromEntries(attributes),
    "customer.name": name,
    "customer.first_name": firstWord(name),
    "customer.organisation": customer?.organisation ?? "",
    "agent.name": agent,
    "agent.first_name": firstWord(agent),
    "queue.name": queue === "" ? "" : queueName(state, queue),
    "account.name": account === "" ? "" : accountName(state, account),
    "company.name": state.floor.company,
    "conversation.subject": subject,
  };
}

/** The setting of a conversation; null where it is not known. */
export function settingOf(state: ConsoleState, conversation: string): Setting | null {
  const row = currentRow(state, conversation);
  if (!row) return null;
  const { queue, channel, account, subject } = row;
  const customer = state.logs[conversation]?.customer ?? null;
  const values = valuesFor(state, { customer, name: row.customer.name, queue, account, subject });
  return { queue, channel, language: customer?.language ?? "", values };
}

/** A canned reply as it would be written there. */
export const writtenReply = (reply: CannedReply, { language, values }: Setting, mine: string): string =>
  filled(textIn(reply.text, language, mine), values);
