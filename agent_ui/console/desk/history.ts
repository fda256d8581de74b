/** What a customer's history holds, and what of it is asked for. */
import type { Item } from "@contact-hub/shared/wire.gen";
import type { PersonName } from "./people";

/** What of a history is wanted; empty: whichever. */
export interface HistoryFilter {
  /** `conversations`, `events`, a kind of event, or everything where it is empty. */
  readonly show: string;
  readonly channel: string;
  readonly state: string;
  readonly since: string;
}

export interface HistoryEntry {
  readonly id: string;
  readonly channel: string;
  readonly queue: string;
  readonly state: string | null;
  readonly subject: string | null;
  readonly arrived_at: string;
  readonly closed_at: string | null;
  readonly disposition: string | null;
  readonly agent: PersonName | string | null;
  /** Null where only channel, time and queue may be seen. */
  readonly items: readonly Item[] | null;
  readonly is_restricted: boolean;
}

export const EVENT_KINDS = [
  "order",
  "invoice",
  "payment",
  "delivery",
  "return",
  "subscription",
  "appointment",
  "other",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that another system of the company knows of a customer. */
export interface CustomerEvent {
  readonly source: string;
  readonly id: string;
  readonly kind: EventKind;
  readonly at: string;
  readonly title: string;
  readonly amount: string;
  readonly currency: string;
  readonly link: string;
  readonly details: readonly { readonly label: string; readonly value: string }[];
}

export interface HistoryPage {
  readonly conversations: readonly HistoryEntry[];
  readonly events: readonly CustomerEvent[];
  readonly next: string | null;
}
