/** The head of a mail as it is written: to whom it goes, and under which subject. */
import type { Draft, Item } from "@contact-hub/shared/wire.gen";
import type { Messages } from "../i18n/en";
import { isDangerous } from "./dangerous";
import { currentId, currentRow } from "./derived";
import type { ConsoleState } from "./state";
import { present, update } from "./store";

/** What stands in the fields, as it was typed. */
export interface LetterFields {
  readonly subject: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  /** The id of the message that it passes on; empty where it is an answer. */
  readonly forwards: string;
  /** The ids of those of its files that stay behind. */
  readonly without?: readonly string[];
}

/** What is sent. */
export interface NewLetter {
  readonly subject: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly forwards: string;
  readonly without?: readonly string[];
  /** The account that it leaves by; without one, the usual one. */
  readonly account?: string;
}

const ADDRESS = /^[^\s@,;<>"()]{1,64}@[^\s@,;<>"()]{1,255}$/;
const joined = (addresses: readonly string[]) => addresses.join(", ");

/** The addresses in a field: `Bea <bea@example.org>` is one, and so is what is no address yet. */
export function addressesIn(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => (/<([^<>]*)>\s*$/.exec(part)?.[1] ?? part).trim())
    .filter((part) => part !== "");
}

/** The last mail in a conversation, of either side, that was passed on to nobody else. */
function lastMail(items: readonly Item[]): Item | undefined {
  return items.findLast(
    ({ kind, letter }) => kind === "message" && letter !== null && letter !== undefined && !letter.forwards,
  );
}

/** Whom an answer goes to: whoever wrote last, or once more to whom we wrote; with everybody else where wanted. */
export function answerTo(items: readonly Item[], isToAll: boolean): Pick<NewLetter, "to" | "cc"> {
  const item = lastMail(items);
  const letter = item?.letter;
  if (item === undefined || letter === null || letter === undefined) return { to: [], cc: [] };
  if (item.direction === "out") return { to: letter.to, cc: letter.cc };
  const author = authorOf(item, letter.sender);
  if (!isToAll) return { to: author, cc: [] };
  const to = [...new Set([...author, ...letter.to])];
  return { to, cc: letter.cc.filter((address) => !to.includes(address)) };
}

/** Where its author wants answers: a form of the shop writes from an address that nobody reads, and names hers. */
function authorOf(item: Item, sender: string): readonly string[] {
  const wanted = addressesIn(item.details["reply_to"] ?? "");
  return wanted.length > 0 || sender === "" ? wanted : [sender];
}

const NO_ITEMS: readonly Item[] = [];

/** How many people an answer to all would reach beside those it goes to now. */
export function othersOf(items: readonly Item[], fields: LetterFields): readonly string[] {
  const { to, cc } = answerTo(items, true);
  const named = new Set([...addressesIn(fields.to), ...addressesIn(fields.cc)]);
  return [...to, ...cc].filter((address) => !named.has(address));
}

const first = new WeakMap<readonly Item[], Map<string, LetterFields>>();

/** What stands in the fields before anybody touches them: the same value as long as nothing came in. */
function untouched(items: readonly Item[], subject: string): LetterFields {
  const known = first.get(items)?.get(subject);
  if (known !== undefined) return known;
  const { to, cc } = answerTo(items, false);
  const fields = { subject, to: joined(to), cc: joined(cc), bcc: "", forwards: "" };
  first.set(items, (first.get(items) ?? new Map<string, LetterFields>()).set(subject, fields));
  return fields;
}

/** The head of the mail that is being written in a conversation; null where its channel writes none. */
export function letterOf(state: ConsoleState, id: string): LetterFields | null {
  const log = state.logs[id];
  if (log?.features.includes("copies") !== true) return null;
  return state.letters[id] ?? untouched(log.items, currentRow(state, id)?.subject ?? "");
}

const keyOf = (id: string) => `hub.draft.letter.${id}`;

/** Write in the head; what is written stays when one goes to another conversation. */
export function changeLetter(id: string, change: Partial<LetterFields>): void {
  const fields = letterOf(present(), id);
  if (fields !== null) keepLetter(id, { ...fields, ...change });
}

/** Answer everybody on the last mail, or its author alone. */
export function answerAll(id: string, isToAll: boolean): void {
  const { to, cc } = answerTo(present().logs[id]?.items ?? NO_ITEMS, isToAll);
  const forwarding = letterOf(present(), id)?.forwards ?? "";
  if (forwarding !== "") forgetLetter(id);
  changeLetter(id, { to: joined(to), cc: joined(cc) });
}

const FORWARDED = /^(?:fwd?|wg|tr|rv|转发|轉寄)\s*[:：]/i;

/** Pass a message on to somebody who has still to be named; files that could harm her stay behind unless chosen. */
export function forward(id: string, item: Item): void {
  const without = item.files.filter(isDangerous).map((file) => file.id);
  const subject = item.letter?.subject || (currentRow(present(), id)?.subject ?? "");
  keepLetter(id, {
    subject: FORWARDED.test(subject) ? subject : `Fwd: ${subject}`,
    to: "",
    cc: "",
    bcc: "",
    forwards: item.id,
    ...behind(without),
  });
}

const behind = (without: readonly string[] = []): { readonly without?: readonly string[] } =>
  without.length > 0 ? { without } : {};

/** Choose which files of a message that is passed on go with it. */
export function chooseFiles(id: string, item: Item, going: readonly string[]): void {
  changeLetter(id, { without: item.files.map((file) => file.id).filter((file) => !going.includes(file)) });
}

/** The last message on screen that could be passed on. */
export function lastForwardable(state: ConsoleState): Item | null {
  const id = currentId(state);
  const log = id === null ? undefined : state.logs[id];
  if (log?.features.includes("copies") !== true) return null;
  return log.items.findLast(({ kind }) => kind === "message") ?? null;
}

/** It is sent, or thrown away. */
export function forgetLetter(id: string): void {
  keepLetter(id, null);
}

function keepLetter(id: string, fields: LetterFields | null): void {
  update((state) => {
    const { [id]: _, ...others } = state.letters;
    return { ...state, letters: fields === null ? others : { ...others, [id]: fields } };
  });
  try {
    if (fields === null) sessionStorage.removeItem(keyOf(id));
    else sessionStorage.setItem(keyOf(id), JSON.stringify(fields));
  } catch {
    // Without storage it lives as long as this page.
  }
}

/** What was written in the head before the page was loaded anew. */
export function recallLetter(id: string): void {
  if (present().letters[id] !== undefined) return;
  try {
    const kept = sessionStorage.getItem(keyOf(id));
    if (kept !== null)
      update((state) => ({ ...state, letters: { ...state.letters, [id]: JSON.parse(kept) as LetterFields } }));
  } catch {
    // What cannot be read is not missed: the head is as it was before it was touched.
  }
}

/** The head of a mail that was taken back, or refused, is written again; not over one that somebody writes in. */
export function adoptLetter(id: string, { kind, fields }: Draft): void {
  if (kind !== "reply" || fields["subject"] === undefined || present().letters[id] !== undefined) return;
  const { subject, to = "", cc = "", bcc = "", forwards = "", without = "" } = fields;
  keepLetter(id, { subject, to, cc, bcc, forwards, ...behind(without.split(" ").filter(Boolean)) });
}

/** The head of a mail that never left is written again; not over one that somebody writes in. */
export function restoreLetter(id: string, { subject, to, cc, bcc, forwards, without }: NewLetter): void {
  if (present().letters[id] !== undefined) return;
  keepLetter(id, { subject, to: joined(to), cc: joined(cc), bcc: joined(bcc), forwards, ...behind(without) });
}

/** The first in these fields that is no address. */
export const wrongAddress = (...fields: readonly string[]): string | undefined =>
  fields.flatMap(addressesIn).find((address) => !ADDRESS.test(address));

/** The first thing that is wrong with a head, in words that say what to do; null where it may leave. */
export function faultOf(fields: LetterFields, { letters: words }: Messages): string | null {
  const everybody = [fields.to, fields.cc, fields.bcc].flatMap(addressesIn);
  const wrong = wrongAddress(fields.to, fields.cc, fields.bcc);
  if (wrong !== undefined) return words.wrong(wrong);
  if (fields.forwards !== "" && everybody.length === 0) return words.nobody;
  return addressesIn(fields.to).length === 0 && everybody.length > 0 ? words.nobody : null;
}

export function letterToSend(fields: LetterFields, account: string): NewLetter {
  return {
    subject: fields.subject.trim(),
    to: addressesIn(fields.to),
    cc: addressesIn(fields.cc),
    bcc: addressesIn(fields.bcc),
    forwards: fields.forwards,
    ...behind(fields.without),
    ...(account !== "" && { account }),
  };
}

/** Whether the mail on screen came with others on it. */
export function hasOthers(state: ConsoleState): boolean {
  const id = currentId(state);
  const fields = id === null ? null : letterOf(state, id);
  return id !== null && fields !== null && othersOf(state.logs[id]?.items ?? NO_ITEMS, fields).length > 0;
}
