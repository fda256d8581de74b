/** First letters that were not sent: each is kept by the hub for whom it was written to, as drafts of replies are. */
import { api } from "./api";
import { called } from "./called";
import { draftOf, dropDraft, isEmpty, onlyKept, meetDrafts, placesOf, writeDraft, type LocalDraft } from "./drafts";
import type { Outreach } from "./outreach";
import type { UploadedFile } from "./writing";
import type { Messages } from "../i18n/en";

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
  /** Who else gets it, as it was typed. */
  readonly cc: string;
  readonly bcc: string;
}

export interface KeptLetter extends Written, Recipient {
  readonly keptAt: number;
}

type Files = readonly UploadedFile[];

const KIND = "first";

/** Whom letters of mine are to, as far as this page has heard of them. */
const addressees = new Map<string, NonNullable<Outreach["customer"]>>();

const isTyped = (to: string) => to === ANOTHER || to === SOMEBODY;
/** Where a letter to this recipient is kept. */
export const placeOf = ({ customer, to, address }: Recipient): string =>
  [customer?.id ?? "", to, isTyped(to) ? address.trim().toLowerCase() : ""].join(" ");

export const isSameRecipient = (one: Recipient, other: Recipient) => placeOf(one) === placeOf(other);
export const hasWords = ({ text, subject }: Pick<Written, "text" | "subject">) =>
  text.trim() !== "" || subject.trim() !== "";

const draftTo = (recipient: Recipient): LocalDraft => draftOf(placeOf(recipient), KIND);

function writtenIn({ text, fields }: LocalDraft): Written {
  const { html = "", subject = "", account = "", cc = "", bcc = "" } = fields;
  return { text, html, subject, account: account === "" ? null : account, cc, bcc };
}

/** What was being written to this recipient, and to nobody else. */
export const writtenTo = (recipient: Recipient): Written => writtenIn(draftTo(recipient));

/** Its files. */
export const filesTo = (recipient: Recipient): Files => draftTo(recipient).files;

/** To whom it is, beside the place: so that it is known again by what is kept alone. */
function whom({ customer, to, address }: Recipient): Readonly<Record<string, string>> {
  if (customer !== null) addressees.set(customer.id, customer);
  return { to, ...(customer !== null && { customer: customer.id }), ...(isTyped(to) && { address }) };
}

const filled = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));

/** Keep it for its recipient; without words and files there is nothing to keep. */
export function keepWritten(recipient: Recipient, written: Written | null): void {
  keep(recipient, written, written === null ? [] : filesTo(recipient));
}

function keep(recipient: Recipient, written: Written | null, files: Files): void {
  const place = placeOf(recipient);
  if (written === null || (!hasWords(written) && files.length === 0)) {
    if (!isEmpty(draftOf(place, KIND))) dropDraft(place, KIND);
    return;
  }
  const { text, html, subject, account, cc, bcc } = written;
  const fields = filled({ ...whom(recipient), html, subject, account: account ?? "", cc, bcc });
  writeDraft(place, KIND, { text, files, fields });
}

/** Put files to it, or take some away. */
export const changeFiles = (recipient: Recipient, change: (files: Files) => Files): void =>
  keep(recipient, writtenTo(recipient), change(filesTo(recipient)));

/** The words go along to another recipient, with their files, and are not kept where they were. */
export function moveWritten(from: Recipient, onto: Recipient, written: Written): void {
  if (isSameRecipient(from, onto)) return keepWritten(onto, written);
  const there = filesTo(onto);
  const files = [...there, ...filesTo(from).filter(({ id }) => !there.some((file) => file.id === id))];
  keepWritten(from, null);
  keep(onto, written, files);
}

function letterAt(place: string): KeptLetter {
  const draft = draftOf(place, KIND);
  const { customer = "", to = SOMEBODY, address = "" } = draft.fields;
  const known = customer === "" ? null : (addressees.get(customer) ?? { id: customer, name: "", identities: [] });
  return { ...writtenIn(draft), customer: known, to, address, keptAt: draft.writtenAt };
}

/** Every letter that was not sent, the newest first. */
export const lettersKept = (): readonly KeptLetter[] =>
  placesOf(KIND)
    .map(letterAt)
    .toSorted((one, other) => other.keptAt - one.keptAt);

/** Learn which letters the hub keeps for me, wherever they were begun, and whom they are to. */
export async function learnFirstLetters(): Promise<void> {
  const { letters } = await api.firstLetters();
  for (const { place, draft, customer } of letters) {
    const id = draft.fields["customer"] ?? "";
    // Under the id by which it is kept, whomever she has proved to be since.
    if (customer !== null) addressees.set(id, { ...customer, id });
    meetDrafts(place, [draft]);
  }
  onlyKept(
    KIND,
    letters.map(({ place }) => place),
  );
}

/** Whom it is to, as she is called where she is known, and at which address. */
export const nameOf = (words: Messages, { customer, to, address }: KeptLetter): string =>
  [
    customer === null ? "" : called(words, customer),
    customer?.identities.find(({ id }) => id === to)?.address ?? address,
  ]
    .filter(Boolean)
    .join(" · ");

/**
 * What stands in the dialog once another recipient is chosen: what was written to this one before. The same words go
 * along only to another address of the same customer, to an address that is put right, or if nobody was named so far.
 */
export function wordsFor(words: Written, from: Recipient, onto: Recipient): Written {
  const there = writtenTo(onto);
  const isBegun = hasWords(there) || filesTo(onto).length > 0;
  const isSame = (from.customer?.id ?? "") === (onto.customer?.id ?? "");
  const isNobody = from.customer === null && from.to === SOMEBODY && !/[@\d]/.test(from.address);
  return isBegun || !(isSame || isNobody) ? there : words;
}
