/** From which of our addresses a mail leaves: the one chosen for this draft, else the one the customer wrote to last. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { currentRow } from "./derived";
import { draftOf, writeDraft } from "./drafts";
import type { ConsoleState } from "./state";

/** The field of a draft that names the account it leaves by. */
export const ACCOUNT = "account";

/** One of our addresses from which I may write. */
export interface Sender {
  readonly account: string;
  readonly name: string;
  readonly address: string;
  /** What would stand under a mail of mine from there. */
  readonly signature: string;
}

/** From where a mail is to leave, as it stands. */
export interface ChosenSender {
  readonly account: string;
  /** Empty where nobody knows it any more. */
  readonly address: string;
  /** Null where I may not write from it, or not any more. */
  readonly known: Sender | null;
}

const NONE: readonly Sender[] = [];

/** Those that I may choose in a conversation; none where no mail is written. */
export const sendersIn = (state: ConsoleState, id: string): readonly Sender[] => state.logs[id]?.senders ?? NONE;

const isHers = ({ kind, direction }: Item) => kind === "message" && direction === "in";

/** The account to which the customer wrote last in this very conversation, where there still is one; else its own. */
function usualAccount(state: ConsoleState, id: string): string {
  const log = state.logs[id];
  const last = log?.items.findLast((item) => isHers(item) && !log.merged_items.includes(item.id));
  const there = last?.letter?.account ?? "";
  const isThere = state.floor.accounts.some((account) => account.id === there);
  return isThere ? there : (currentRow(state, id)?.account ?? "");
}

/** The account that a mail leaves by: the chosen one, or the usual one; empty where no mail is written. */
export function accountFor(state: ConsoleState, id: string, chosen: string): string {
  const log = state.logs[id];
  const writesMail = log?.senders !== undefined && log.features.includes("copies");
  return writesMail ? chosen || usualAccount(state, id) : "";
}

/** The address of an account: of one that I may not choose as it was when a mail of the conversation went by it. */
export function addressOf(state: ConsoleState, id: string, account: string): string {
  const known = sendersIn(state, id).find((sender) => sender.account === account);
  const went = state.logs[id]?.items.findLast(({ letter }) => letter?.account === account);
  return known?.address ?? went?.letter?.address ?? "";
}

/** The mail that is being written leaves from there; it stays with the draft, wherever that is gone on with. */
export function chooseSender(id: string, account: string): void {
  writeDraft(id, "reply", { fields: { ...draftOf(id, "reply").fields, [ACCOUNT]: account } });
}
