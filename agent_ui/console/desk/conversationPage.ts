/** A conversation that is open on screen, as the API tells it. */
import type { ConversationRow, Draft, Item } from "@contact-hub/shared/wire.gen";
import type { FieldValues } from "./customFields";
import type { Customer } from "./customers";
import type { Limits } from "./floor";
import type { PersonName } from "./people";
import type { Sender } from "./senders";

export interface ConversationPage {
  readonly number: number;
  readonly conversation: ConversationRow;
  readonly agent: PersonName | null;
  readonly can_write: boolean;
  /** The customer asked for no more messages on this channel. */
  readonly is_opted_out: boolean;
  readonly customer: Customer;
  readonly features: readonly string[];
  readonly limits: Limits;
  /** Where answers may be sent for some time only: when the customer last wrote. */
  readonly heard_at: string | null;
  /** What the company wanted to know of it. */
  readonly fields: FieldValues;
  readonly items: readonly Item[];
  /** What would stand under a mail of mine here; empty where nothing does. */
  readonly signature: string;
  /** From which of our addresses I may write here, that of the conversation first; older hubs tell none. */
  readonly senders?: readonly Sender[];
  readonly links: readonly Related[];
  /** What proved to be part of it; its items are among these. */
  readonly merged: readonly Related[];
  /** Which of the items were said there. */
  readonly merged_items: readonly string[];
  /** The conversation that this one proved to be part of. */
  readonly merged_into: string | null;
  /** What I am writing here, or since when nothing. */
  readonly drafts: readonly Draft[];
}

/** Another conversation, as it is mentioned. */
export interface Related {
  readonly id: string;
  readonly customer_id: string;
  readonly customer: string;
  readonly channel: string;
  readonly state: string;
  readonly subject: string;
  readonly arrived_at: string;
  /** Whether the one was split off the other. */
  readonly was_split: boolean;
}
