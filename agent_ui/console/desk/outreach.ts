/** Writing first: from where one may, to whom, and what was being written. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { currentCustomer } from "./derived";
import { ask } from "./http";
import { present, set } from "./store";
import type { Customer, Identity } from "./customers";
import type { Limits } from "./floor";

export interface OutreachAccount {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly address: string;
  /** In which queue its conversations are. */
  readonly queue: string;
  readonly features: readonly string[];
  readonly limits: Limits;
  readonly quiet_until: string | null;
  /** The zone of the customer by whose clock it is quiet; null where it is by the account's own. */
  readonly quiet_zone: string | null;
  /** What would stand under a mail of mine from there. */
  readonly signature: string;
}

/** Whom the dialog is about: a customer with her addresses, one of them chosen already, or a typed address. */
export interface Outreach {
  readonly customer: { readonly id: string; readonly name: string; readonly identities: readonly Identity[] } | null;
  readonly identity: string | null;
  readonly address: string;
  /** Nobody is named yet, and nothing that was begun to somebody is gone on with. */
  readonly isBlank?: boolean;
}

export interface FirstMessage {
  readonly account: string;
  readonly to: { readonly identity?: string; readonly address?: string; readonly customer?: string };
  readonly text: string;
  readonly html: string;
  readonly subject: string;
  readonly files: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly client_id: string;
  readonly in_quiet_hours: boolean;
  /** As which letter it was kept, and when it was written last: that is sent. */
  readonly place: string;
  readonly written_at: string;
}

/** Where one asks from where I may write to somebody: as much of her as is known. */
export function accountsAddress(to: FirstMessage["to"]): string {
  const asked = new URLSearchParams(Object.entries(to).filter(([, value]) => value !== "")).toString();
  return asked === "" ? "api/outreach" : `api/outreach?${asked}`;
}

/** From where I may write first; of whom I want to write to, when it is quiet by the clock of that address. */
export async function outreachAccounts(to: FirstMessage["to"]): Promise<readonly OutreachAccount[]> {
  return (await ask<{ accounts: readonly OutreachAccount[] }>("GET", accountsAddress(to))).accounts;
}

export const startConversation = (message: FirstMessage) =>
  ask<{ conversation_id: string; item: Item }>("POST", "api/conversations", message);

/** Ask whom to write to first, and what. */
export function openOutreach(outreach: Outreach): void {
  set({ dialog: "outreach", outreach });
}

/** Write to a customer at one of her addresses. */
export function writeTo({ id, name, identities }: Customer, identity: string): void {
  openOutreach({ customer: { id, name, identities }, identity, address: "" });
}

export const writeToTyped = (address: string) => openOutreach({ customer: null, identity: null, address });

/** Write to the customer on screen, or to somebody else. */
export function writeFirst(): void {
  const customer = currentCustomer(present());
  openOutreach({ customer, identity: null, address: "" });
}

const TYPED_MAIL = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]+$/;
const TYPED_NUMBER = /^\+?[\d\s().\-/]{5,25}$/;

/** What kind of address this is, as far as it is written; empty while nobody can tell. */
export function kindOf(typed: string): "mail_addresses" | "phone_numbers" | "" {
  const text = typed.trim();
  if (text.includes("@")) return "mail_addresses";
  return TYPED_NUMBER.test(text) && /\d{5}/.test(text.replaceAll(/\D/g, "")) ? "phone_numbers" : "";
}

/** Whether what somebody looks for is a whole address that one could write to. */
export function isAddress(typed: string): boolean {
  const text = typed.trim();
  return TYPED_MAIL.test(text) || (text.startsWith("+") && kindOf(text) === "phone_numbers");
}
