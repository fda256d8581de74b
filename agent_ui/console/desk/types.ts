/** Bodies of the HTTP API that are not part of the live wire (docs/api.md). */
import type { ConversationRow, Item, MadeEstimate } from "@contact-hub/shared/wire.gen";

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

export interface Session {
  readonly person: PersonName & {
    readonly email: string;
    readonly roles: readonly string[];
    readonly teams: readonly string[];
    readonly language: string;
  };
  readonly permissions: readonly string[];
  readonly csrf: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Floor {
  readonly queues: readonly (Named & { readonly team: string; readonly wrap_up_seconds: number })[];
  readonly teams: readonly Named[];
  readonly people: readonly (Named & { readonly teams: readonly string[] })[];
  readonly dispositions: readonly (Named & { readonly queues: readonly string[] })[];
  readonly reasons: readonly Named[];
  readonly accounts: readonly (Named & { readonly channel: string })[];
  readonly channels: Readonly<Record<string, { readonly features: readonly string[] }>>;
  readonly upload_limit_bytes: number;
}

export interface Identity {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly is_verified: boolean;
  readonly opted_out_at: string | null;
}

export interface FieldEdit {
  readonly version: number;
  readonly by: string;
  readonly by_name: string;
  readonly at: string;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly tier: string;
  readonly language: string;
  readonly value: number | null;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** `given` or `refused`, by purpose; what she was never asked is missing. */
  readonly consents: Readonly<Record<string, string>>;
  readonly identities: readonly Identity[];
  readonly version: number;
  /** Who edited which field last: `name`, `tags.vip`, `attributes.country`, `consents.recording`. */
  readonly edits: Readonly<Record<string, FieldEdit>>;
}

/** What to change; what is left out stays. */
export interface CustomerChange {
  readonly name?: string;
  readonly organisation?: string;
  readonly tier?: string;
  readonly language?: string;
  /** An empty text removes it. */
  readonly value?: number | "";
  readonly notes?: string;
  readonly tags?: Readonly<Record<string, boolean>>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly consents?: Readonly<Record<string, string>>;
}

export interface WayToReach {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly is_verified: boolean;
  readonly opted_out_at: string | null;
  readonly is_possible: boolean;
  readonly why: string;
  readonly opens_at: string | null;
  readonly heard_at: string | null;
}

export interface Lookalike {
  readonly customer: Customer;
  readonly score: number;
  readonly signs: readonly { readonly sign: string; readonly shown: string }[];
}

export interface MergedCustomer {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly by: string;
  readonly by_name: string;
  readonly can_be_undone: boolean;
}

/** What the hub makes of a customer at this instant. */
export interface Around {
  readonly ways: readonly WayToReach[];
  readonly lookalikes: readonly Lookalike[];
  readonly merges: readonly MergedCustomer[];
}

export interface MergePlan {
  readonly kept: Customer;
  readonly merged: Customer;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | number | null;
    readonly after: string | number | null;
  }[];
  readonly closings: readonly { readonly conversation: string; readonly into: string; readonly channel: string }[];
  readonly needs_vouching: boolean;
}

/** Which conversations of a history are wanted; empty: whichever. */
export interface HistoryFilter {
  readonly channel: string;
  readonly state: string;
  readonly since: string;
}

export interface ConversationPage {
  readonly number: number;
  readonly conversation: ConversationRow;
  readonly agent: PersonName | null;
  readonly can_write: boolean;
  /** The customer asked for no more messages on this channel. */
  readonly is_opted_out: boolean;
  readonly customer: Customer;
  readonly features: readonly string[];
  readonly items: readonly Item[];
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

export interface HistoryPage {
  readonly conversations: readonly HistoryEntry[];
  readonly next: string | null;
}

/** Agents who could take a conversation and are kept free for the work of these queues, until then at the latest. */
export interface KeptFree {
  readonly queues: readonly string[];
  readonly count: number;
  readonly until: string | null;
}

/** `(waited + head start) * weight + tier + overtaking`; whoever is overdue comes above all that. */
export interface ScoreTerms {
  readonly waited_seconds: number;
  readonly head_start_seconds: number;
  readonly weight: number;
  readonly tier: number;
  readonly overtaking: number;
  readonly overdue_seconds: number | null;
}

/** One who could have taken a conversation, with what the order counted of her. */
export interface Considered {
  readonly agent: PersonName;
  readonly idle_seconds: number;
  readonly outcome: string;
  /** How many she held of `room`, or the order's own figure; null: idle time, skills or chance. */
  readonly counted: number | null;
  readonly room: number | null;
  readonly skills: Readonly<Record<string, number>> | null;
  readonly rank: number | null;
}

export interface RoutingDecision {
  readonly at: string;
  readonly agent: PersonName | null;
  readonly sentence: string;
  readonly considered: readonly Considered[];
  readonly excluded: readonly {
    readonly reason: string;
    readonly count: number;
    readonly examples: readonly PersonName[];
  }[];
  readonly rule: string;
  readonly chosen_by: PersonName | null;
  readonly tie_break: string;
  /** How many could have taken it. */
  readonly eligible: number;
  readonly rule_version: string;
  /** `arrival` or `agent_free`; empty for decisions of older hubs. */
  readonly trigger: string;
  readonly score: number | null;
  /** Null for decisions of older hubs, as `order` is empty. */
  readonly terms: ScoreTerms | null;
  /** In which order the queue had its agents. */
  readonly order: string;
  readonly kept_free: readonly KeptFree[];
  readonly passed_over: readonly { readonly conversation_id: string; readonly score: number }[];
}

/** Where a conversation waits, what it asks of an agent there, and how it is ordered. */
export interface Asked {
  readonly queue: string;
  readonly demand: string;
  readonly level: number;
}

/** What is to be otherwise than the entry rules found it. */
export interface RouteCorrection {
  readonly queue: string;
  readonly demand: string;
  readonly level: number;
  readonly reason: string;
}

export interface RoutingRecord {
  readonly decisions: readonly RoutingDecision[];
  readonly waiting: {
    readonly sentence: string;
    /** `served`, `nobody_signed_in` or `unroutable`. */
    readonly standing: string;
    /** The skills that it asks now, such as `de >= 5 and orders`. */
    readonly asks: string;
    readonly reasons: readonly {
      readonly reason: string;
      readonly count: number;
      readonly examples: readonly PersonName[];
    }[];
    readonly ahead: number;
    readonly estimate: MadeEstimate | null;
    readonly named: { readonly agent: PersonName; readonly until: string | null } | null;
    readonly eases: { readonly at: string; readonly asks: string; readonly also_queues: readonly string[] } | null;
    readonly nearest: readonly {
      readonly agent: PersonName;
      readonly reasons: readonly string[];
      readonly missing: readonly { readonly skill: string; readonly needed: number; readonly has: number }[];
    }[];
    readonly kept_free: readonly KeptFree[];
  } | null;
  /** Which entry rule decided, and which conditions kept the earlier ones from it. */
  readonly entry: {
    readonly rule: string;
    readonly trace: readonly { readonly rule: string; readonly failed: readonly string[] }[];
  } | null;
  readonly asks: Asked;
  /** What somebody put right that the entry rules had found. */
  readonly corrections: readonly {
    readonly at: string;
    readonly by: PersonName;
    readonly before: Asked;
    readonly after: Asked;
    readonly reason: string;
  }[];
  /** The names of skills, by the ids under which they are asked. */
  readonly skills: Readonly<Record<string, string>>;
}

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

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly content_type: string;
  readonly bytes: number;
  readonly url: string;
  readonly is_image: boolean;
}

/** The name of somebody the API may give as a person or as a bare name. */
export function nameOf(person: PersonName | string | null): string {
  if (person === null) return "";
  return typeof person === "string" ? person : person.name;
}
