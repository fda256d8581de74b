/** First letters that were not sent: each is kept for whom it was written to, in this tab only. */
import { hubNow } from "./clock";
import type { Outreach } from "./outreach";

/** Not an address that is known: another one of the customer, or somebody else's. */
export const ANOTHER = "another";
export const SOMEBODY = "somebody";

/** To whom: one of the customer's addresses, or a typed one, hers or anybody's. */
export interface Recipient {
  readonly customer: Outreach["customer"];
  readonly to: string;
  readonly address: string;
}

export interface Written {
  readonly text: string;
  /** The same in rich form; empty where it is plain. */
  readonly html: string;
  readonly subject: string;
  /** The account that was chosen; null where none was. */
  readonly account: string | null;
}

export interface KeptLetter extends Written, Recipient {
  readonly keptAt: number;
}

const PREFIX = "hub.draft.first.";
const NOTHING: Written = { text: "", html: "", subject: "", account: null };

const isTyped = (to: string) => to === ANOTHER || to === SOMEBODY;
const placeOf = ({ customer, to, address }: Recipient) =>
  [customer?.id ?? "", to, isTyped(to) ? address.trim().toLowerCase() : ""].join(" ");
const keyOf = (recipient: Recipient) => PREFIX + placeOf(recipient);

export const isSameRecipient = (one: Recipient, other: Recipient) => placeOf(one) === placeOf(other);
export const hasWords = ({ text, subject }: Written) => text.trim() !== "" || subject.trim() !== "";

function letterAt(key: string): KeptLetter | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as KeptLetter | null;
  } catch {
    return null;
  }
}

/** What was being written to this recipient, and to nobody else. */
export function writtenTo(recipient: Recipient): Written {
  const found = letterAt(keyOf(recipient));
  if (found === null) return NOTHING;
  const { text, html, subject, account } = found;
  return { text, html, subject, account };
}

/** Keep it for its recipient; without words there is nothing to keep. */
export function keepWritten(recipient: Recipient, written: Written | null): void {
  const key = keyOf(recipient);
  try {
    if (written === null || !hasWords(written)) return sessionStorage.removeItem(key);
    // What is written may say where it would go now; it is kept for whom it was written to.
    const letter: KeptLetter = { ...written, ...recipient, keptAt: hubNow() };
    sessionStorage.setItem(key, JSON.stringify(letter));
  } catch {
    // Without storage it lives as long as its dialog.
  }
}

/** Every letter that was not sent, the newest first. */
export function lettersKept(): readonly KeptLetter[] {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    const found = keys.map(letterAt).filter((letter) => letter !== null);
    return found.toSorted((one, other) => other.keptAt - one.keptAt);
  } catch {
    return [];
  }
}

/**
 * What stands in the dialog once another recipient is chosen: what was written to this one before. The same words go
 * along only to another address of the same customer, to an address that is put right, or if nobody was named so far.
 */
export function wordsFor(words: Written, from: Recipient, onto: Recipient): Written {
  const there = writtenTo(onto);
  const isSame = (from.customer?.id ?? "") === (onto.customer?.id ?? "");
  const isNobody = from.customer === null && from.to === SOMEBODY && !/[@\d]/.test(from.address);
  return hasWords(there) || !(isSame || isNobody) ? there : words;
}
