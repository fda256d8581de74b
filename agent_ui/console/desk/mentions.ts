/** Colleagues who are called by a note: whom one may call, whom a text calls, and what is still to be looked at. */
import type { Mention } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { messages } from "../i18n/language";
import { currentId, currentRow } from "./derived";
import { draftOf, writeDraft } from "./drafts";
import { notify } from "./notices";
import type { ConsoleState } from "./state";
import { present } from "./store";
import type { Floor } from "./floor";
import type { Named } from "./people";

type Person = Floor["people"][number];

const NONE: readonly Mention[] = [];

export const mentionsOf = (state: ConsoleState): readonly Mention[] => state.desk?.mentions ?? NONE;

/** In how many notes of a conversation I am named without having seen it. */
export const unreadMentions = (state: ConsoleState, conversation: string): number =>
  mentionsOf(state).filter((mention) => !mention.is_read && mention.conversation_id === conversation).length;

/** The newest note of a conversation that names me. */
export const newestMention = (state: ConsoleState, conversation: string): Mention | null =>
  mentionsOf(state).find(({ conversation_id }) => conversation_id === conversation) ?? null;

/** The newest note that names me, one that I have not seen before all others. */
export function nextMention(state: ConsoleState): Mention | null {
  const all = mentionsOf(state);
  return all.find((mention) => !mention.is_read) ?? all[0] ?? null;
}

/** Whoever serves the queue of a conversation, without me. */
export function mentionable(state: ConsoleState, conversation: string): readonly Person[] {
  const queue = currentRow(state, conversation)?.queue;
  const team = state.floor.queues.find(({ id }) => id === queue)?.team;
  const me = state.session?.person.id;
  return state.floor.people.filter((person) => person.id !== me && team !== undefined && person.teams.includes(team));
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly person: string | null;
}

/** The text in parts, those that name somebody apart. */
export function partsOf(text: string, named: readonly Named[]): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  let plain = 0;
  const close = (end: number) =>
    end > plain && parts.push({ text: text.slice(plain, end), start: plain, person: null });
  // A longer name first: `Anna Holm` is not `Anna`.
  const names = named.toSorted((one, other) => other.name.length - one.name.length);
  while (start < text.length) {
    const person =
      text[start] === "@" ? names.find(({ name }) => name !== "" && text.startsWith(name, start + 1)) : undefined;
    if (person === undefined) {
      start += 1;
      continue;
    }
    close(start);
    parts.push({ text: `@${person.name}`, start, person: person.id });
    start += person.name.length + 1;
    plain = start;
  }
  close(text.length);
  return parts;
}

/** Whom a text names; of people of one name, those who were chosen from the list. */
export function mentionedIn(text: string, people: readonly Person[], chosen: readonly string[]): readonly string[] {
  const parts = partsOf(text, people);
  const named = people.filter(({ name }) => parts.some((part) => part.person !== null && part.text === `@${name}`));
  return named
    .filter(({ id, name }) => chosen.includes(id) || named.filter((other) => other.name === name).length === 1)
    .map(({ id }) => id);
}

/** What is on a visible screen has been seen. */
export function seeMentions(conversation: string): void {
  if (document.visibilityState !== "visible" || unreadMentions(present(), conversation) === 0) return;
  void api.seeMentions(conversation).catch(() => undefined);
}

/** Whom a note calls as it is sent. */
export function mentionsNow(id: string, text: string): readonly string[] {
  const known = (draftOf(id, "note").fields["mentions"] ?? "").split(" ");
  return mentionedIn(text, mentionable(present(), id), known);
}

/** Whoever looks at the conversation sees the note itself. */
export function tellMention({ conversation_id, by_name }: Mention): void {
  if (currentId(present()) === conversation_id && document.visibilityState === "visible") return;
  notify(messages().writing.mentioned(by_name), "plain", conversation_id);
}

/** Name somebody at the end of the note that is being written; the draft remembers who of that name is meant. */
export function callInNote(conversation: string, person: string, name: string): void {
  const { text, fields } = draftOf(conversation, "note");
  const known = (fields["mentions"] ?? "").split(" ").filter(Boolean);
  const gap = text === "" || /\s$/.test(text) ? "" : " ";
  const mentions = [...new Set([...known, person])].join(" ");
  writeDraft(conversation, "note", { text: `${text}${gap}@${name} `, fields: { ...fields, mentions } });
}
