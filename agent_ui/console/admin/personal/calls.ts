/** Calls of the API about a person's data. */
import { hubUrl } from "../../desk/base";
import { ask } from "../../desk/http";

const part = encodeURIComponent;

export interface Known {
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly erased_at: string | null;
}

export interface Hold {
  readonly customer_id: string;
  readonly customer_name: string;
  readonly reason: string;
  readonly by_name: string;
  readonly since: string;
}

export interface Receipt {
  readonly id: string;
  readonly customer_id: string;
  readonly by_name: string;
  readonly begun_at: string;
  readonly stage: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rounds: number;
  readonly finished_at: string | null;
}

export interface Held extends Known {
  readonly counts: Readonly<Record<string, number>>;
  readonly open_conversations: number;
  readonly hold: Hold | null;
  readonly erasure: Receipt | null;
}

export interface FoundPeople {
  readonly customers: readonly Known[];
  /** Whether there are more than these. */
  readonly has_more: boolean;
}

export const findPeople = (query: string) => ask<FoundPeople>("GET", `api/admin/customers?query=${part(query)}`);
export const readHeld = (id: string) => ask<Held>("GET", `api/admin/customers/${part(id)}`);
export const putHold = (id: string, reason: string) =>
  ask<Held>("PUT", `api/admin/customers/${part(id)}/hold`, { reason });
export const liftHold = (id: string) => ask<void>("DELETE", `api/admin/customers/${part(id)}/hold`);
export const erase = (id: string, closes: boolean) =>
  ask<Receipt>("POST", `api/admin/customers/${part(id)}/erasure`, { closes });
export const readHolds = async () => (await ask<{ readonly holds: readonly Hold[] }>("GET", "api/admin/holds")).holds;
export const readReceipts = async () =>
  (await ask<{ readonly erasures: readonly Receipt[] }>("GET", "api/admin/erasures")).erasures;

/** Where the copy is fetched; the browser keeps it while it is made. */
export const copyUrl = (id: string, withNotes: boolean) =>
  hubUrl(`api/admin/customers/${part(id)}/copy${withNotes ? "?notes=yes" : ""}`);
export const receiptUrl = (id: string) => hubUrl(`api/admin/erasures/${part(id)}`);
