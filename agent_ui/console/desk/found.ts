/** What a search found, as the API tells it. */
import type { PersonName } from "./people";

/** A stretch of a text that was searched. */
export interface Segment {
  readonly text: string;
  readonly is_match: boolean;
}

export interface FoundCustomer {
  readonly id: string;
  readonly name: readonly Segment[];
  readonly tier: string;
  readonly details: readonly (readonly Segment[])[];
  /** The newest conversation with this customer that may be read. */
  readonly conversation: string | null;
}

export interface FoundConversation {
  readonly id: string;
  readonly customer_id: string;
  readonly customer: readonly Segment[];
  readonly channel: string;
  readonly queue: string;
  readonly state: string;
  readonly agent: PersonName | null;
  readonly arrived_at: string;
  readonly subject: readonly Segment[];
  readonly found_in: "subject" | "message" | "note";
  readonly item: string | null;
  readonly author: string;
  readonly at: string;
  readonly snippet: readonly Segment[];
}

export interface Found<Thing> {
  readonly found: readonly Thing[];
  /** Where the next page begins. */
  readonly next: string | null;
}

export interface SearchAnswer {
  readonly customers: Found<FoundCustomer>;
  readonly conversations: Found<FoundConversation>;
  /** How much is still to be indexed; 0 where everything can be found. */
  readonly not_indexed: number;
}
