import { useEffect, useRef, useState } from "react";
import { hubNow } from "../../desk/clock";
import { explain } from "../../desk/notices";
import { draftOf, endDraft, writtenAt } from "../../desk/drafts";
import {
  ANOTHER,
  filesTo,
  hasWords,
  isSameRecipient,
  keepWritten,
  lettersKept,
  moveWritten,
  placeOf,
  SOMEBODY,
  wordsFor,
  writtenTo,
  type KeptLetter,
  type Recipient,
  type Written,
} from "../../desk/firstLetters";
import { addressesIn, wrongAddress } from "../../desk/letters";
import {
  isAddress,
  kindOf,
  outreachAccounts,
  startConversation,
  type FirstMessage,
  type Outreach,
  type OutreachAccount,
} from "../../desk/outreach";
import { currentId, currentRow } from "../../desk/derived";
import { trimmed } from "../../desk/richField";
import { newClientId } from "../../desk/sending";
import { present } from "../../desk/store";
import type { Identity } from "../../desk/customers";
import { closeDialog, openConversation } from "../../desk/view";
import type { Messages } from "../../i18n/en";

export interface Letter extends Written {
  readonly to: string;
  readonly address: string;
  readonly isAnyway: boolean;
}

export type Faults = Partial<Record<"address" | "account" | "copies" | "subject" | "text", string>>;

/** Addresses of the customer that one may write to first, whatever account does it. */
export function writable(outreach: Outreach, accounts: readonly OutreachAccount[]): readonly Identity[] {
  const channels = new Set(accounts.map(({ channel }) => channel));
  return (outreach.customer?.identities ?? []).filter(({ channel }) => channels.has(channel));
}

/** The accounts that could write to whoever is chosen. */
export function fitting(
  letter: Letter,
  outreach: Outreach,
  accounts: readonly OutreachAccount[],
): readonly OutreachAccount[] {
  const identity = writable(outreach, accounts).find(({ id }) => id === letter.to);
  if (identity !== undefined) return accounts.filter(({ channel }) => channel === identity.channel);
  const kind = kindOf(letter.address);
  return kind === "" ? accounts : accounts.filter(({ features }) => features.includes(kind));
}

/** That of the conversation on screen, where I may write first from it. */
function accountHere(accounts: readonly OutreachAccount[]): string | null {
  const state = present();
  const id = currentId(state);
  const account = id === null ? undefined : currentRow(state, id)?.account;
  return accounts.find((one) => one.id === account)?.id ?? null;
}

/** Whether the account that was chosen is none any more from which I may write. */
export const isAccountGone = ({ account }: Letter, accounts: readonly OutreachAccount[]): boolean =>
  account !== null && !accounts.some(({ id }) => id === account);

/** To whom the dialog opens: who was asked for, else whom something was begun to, else where she is best reached. */
export function firstRecipient(outreach: Outreach, accounts: readonly OutreachAccount[]): Recipient {
  const { customer, identity, address } = outreach;
  const all = writable(outreach, accounts);
  const known = all.filter(({ opted_out_at }) => opted_out_at === null);
  const begun = lettersKept().find((letter) => letter.customer?.id === customer?.id && isRecent(letter));
  const isNamed = identity !== null || address !== "" || outreach.isBlank === true;
  if (begun !== undefined && !isNamed && isPossible(begun.to, known)) {
    return { customer, to: begun.to, address: begun.address };
  }
  if (identity === ANOTHER) return { customer, to: ANOTHER, address };
  // The customer's addresses come the best first.
  const chosen = all.find(({ id }) => id === identity) ?? known[0];
  return { customer, to: customer === null ? SOMEBODY : (chosen?.id ?? ANOTHER), address };
}

/** So long the dialog opens at what was begun; what is older is offered beside what is written now. */
const RECENT_MS = 3_600_000;
const isRecent = ({ keptAt }: KeptLetter) => hubNow() - keptAt < RECENT_MS;

const isPossible = (to: string, known: readonly Identity[]) =>
  to === SOMEBODY || to === ANOTHER || known.some(({ id }) => id === to);

function firstLetter(outreach: Outreach, accounts: readonly OutreachAccount[]): Letter {
  const recipient = firstRecipient(outreach, accounts);
  const written = writtenTo(recipient);
  const { to, address } = recipient;
  return { ...written, address, to, account: written.account ?? accountHere(accounts), isAnyway: false };
}

const whoseIs = ({ customer }: Outreach, { to, address }: Letter): Recipient => ({ customer, to, address });

/** What is wrong before the hub is asked. */
export function faultsOf(
  letter: Letter,
  account: OutreachAccount | undefined,
  hasFiles: boolean,
  { outreach: words, letters }: Messages,
): Faults {
  const isTyped = letter.to === ANOTHER || letter.to === SOMEBODY;
  const faults: Faults = {};
  if (isTyped && letter.address.trim() === "") faults.address = words.missingAddress;
  if (account === undefined) faults.account = words.noAccount;
  const wrong = account?.features.includes("copies") ? wrongAddress(letter.cc, letter.bcc) : undefined;
  if (wrong !== undefined) faults.copies = letters.wrong(wrong);
  if (account?.features.includes("subject") && letter.subject.trim() === "") faults.subject = words.missingSubject;
  if (letter.text.trim() === "" && !hasFiles) faults.text = words.missingText;
  return faults;
}

/** The letter with these fields; for another recipient nobody has passed over quiet hours yet. */
export function changedLetter(letter: Letter, fields: Partial<Letter>): Letter {
  const isOther = (fields.to ?? letter.to) !== letter.to || (fields.address ?? letter.address) !== letter.address;
  return { ...letter, ...(isOther ? { isAnyway: false } : {}), ...fields };
}

/** The letter to whom it goes now; the words that went along are kept there with their files, and not where they were. */
function readdressed(outreach: Outreach, before: Letter, after: Letter): Letter {
  const [from, onto] = [whoseIs(outreach, before), whoseIs(outreach, after)];
  if (isSameRecipient(from, onto)) return after;
  const words = wordsFor(after, from, onto);
  if (words === after) moveWritten(from, onto, after);
  return { ...after, ...words, to: after.to, address: after.address };
}

function recipientOf(letter: Letter, outreach: Outreach): FirstMessage["to"] {
  if (letter.to === SOMEBODY) return { address: letter.address.trim() };
  if (letter.to === ANOTHER) return { address: letter.address.trim(), customer: outreach.customer?.id ?? "" };
  return { identity: letter.to };
}

const TYPED_MILLISECONDS = 300;

/**
 * The accounts as they are for whoever is chosen or typed now: whether it is quiet depends on her clock. Asked
 * again after a refusal, which may be that it has become quiet.
 */
function useAccountsFor(
  to: FirstMessage["to"],
  known: readonly OutreachAccount[],
  problem: string | null,
): readonly OutreachAccount[] {
  const [accounts, setAccounts] = useState(known);
  const asked = JSON.stringify({ to, problem });
  useEffect(() => {
    let isLate = false;
    async function look(): Promise<void> {
      try {
        const found = await outreachAccounts((JSON.parse(asked) as Pick<FirstMessage, "to">).to);
        if (!isLate) setAccounts(found);
      } catch {
        // What was known stands; the hub judges once more when it is sent.
      }
    }
    const timer = setTimeout(() => void look(), TYPED_MILLISECONDS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return accounts;
}

/** The letter as it is being written, and how it leaves. */
export function useFirstLetter(outreach: Outreach, known: readonly OutreachAccount[]) {
  const [letter, setLetter] = useState(() => firstLetter(outreach, known));
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  /** The same letter goes under the same id, so that it cannot arrive twice. */
  const tried = useRef({ content: "", id: "" });
  /** The whole address to which these words were written last. */
  const named = useRef(isAddress(letter.address) ? letter.address : "");
  const accounts = useAccountsFor(recipientOf(letter, outreach), known, problem);
  const usable = fitting(letter, outreach, accounts);
  const isGone = isAccountGone(letter, accounts);
  const account = isGone ? undefined : (usable.find(({ id }) => id === letter.account) ?? usable[0]);

  function change(fields: Partial<Letter>): void {
    const next = readdressed(outreach, letter, changedLetter(letter, fields));
    const isWritten = fields.text !== undefined || fields.subject !== undefined;
    if (isWritten && isAddress(next.address)) named.current = next.address;
    setLetter(next);
    keepWritten(whoseIs(outreach, next), next);
  }

  /** Words that nobody was named for yet go along to whoever is chosen; others stay with whom they were written to. */
  function handOn(next: Outreach): void {
    const here = whoseIs(outreach, letter);
    if (!hasWords(letter) && filesTo(here).length === 0) return;
    const from = { ...here, address: named.current || here.address };
    const onto = firstRecipient(next, accounts);
    moveWritten(here, wordsFor(letter, from, onto) === letter ? onto : from, letter);
  }

  async function send(files: readonly string[]): Promise<void> {
    if (account === undefined || isSending) return;
    const { subject, text, isAnyway } = letter;
    const html = account.features.includes("html") ? trimmed(letter.html) : "";
    const isCopied = account.features.includes("copies");
    const [cc, bcc] = [addressesIn(isCopied ? letter.cc : ""), addressesIn(isCopied ? letter.bcc : "")];
    const to = recipientOf(letter, outreach);
    const sent = { account: account.id, to, subject, text: text.trim(), html, files, cc, bcc };
    const place = placeOf(whoseIs(outreach, letter));
    const content = JSON.stringify(sent);
    if (tried.current.content !== content) tried.current = { content, id: newClientId() };
    setSending(true);
    setProblem(null);
    try {
      const kept = { place, written_at: writtenAt(draftOf(place, "first")) };
      const answer = await startConversation({
        ...sent,
        ...kept,
        client_id: tried.current.id,
        in_quiet_hours: isAnyway,
      });
      endDraft(place, "first");
      if (present().dialog === "outreach") closeDialog();
      openConversation(answer.conversation_id, "mine");
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setSending(false);
    }
  }

  const recipient = whoseIs(outreach, letter);
  return {
    letter,
    recipient,
    change,
    usable,
    account,
    like: account ?? usable[0],
    isGone,
    problem,
    isSending,
    send,
    handOn,
  };
}
