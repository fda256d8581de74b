/** What is configured, as the API tells it. */
import type { CustomField } from "./customFields";
import type { Named } from "./people";

/** What a channel takes as one message; of a number, 0 means that it sets no limit. */
export interface Limits {
  readonly longest_text: number;
  /** Whether an emoji counts twice. */
  readonly counts_utf16: boolean;
  readonly most_files: number;
  readonly most_bytes: number;
  /** The first rule that covers a file is its own; without any every kind is allowed, else only these. */
  readonly files: readonly { readonly kinds: readonly string[]; readonly most_bytes: number }[];
  /** How long after the customer's last message one may write; 0: always. */
  readonly reply_window_seconds: number;
  /** How long after it was sent a message may be changed, or taken back, where the channel lets one; 0: always. */
  readonly edit_window_seconds: number;
  readonly withdrawal_window_seconds: number;
  /** The emoji that are offered, where the channel has reactions. */
  readonly reactions: readonly string[];
}

export interface Floor {
  readonly company: string;
  readonly queues: readonly (Named & {
    readonly team: string;
    readonly wrap_up_seconds: number;
    /** `automatic`: what waits rings in turn; `manual`: its agents take it themselves. */
    readonly offers: string;
    readonly auto_accept: boolean;
    readonly allows_taking: boolean;
  })[];
  readonly teams: readonly (Named & { readonly channel_presence: boolean })[];
  readonly people: readonly (Named & {
    readonly teams: readonly string[];
    readonly email: string;
    /** What she can do, by name, the best first. */
    readonly skills: readonly string[];
  })[];
  readonly dispositions: readonly (Named & { readonly queues: readonly string[] })[];
  /** Why one may be away, and how long that usually takes; 0: nothing is planned. */
  readonly reasons: readonly (Named & { readonly planned_minutes: number })[];
  /** Why one may decline an offer. */
  readonly decline_reasons: readonly Named[];
  readonly accounts: readonly (Named & { readonly channel: string })[];
  readonly channels: Readonly<Record<string, { readonly features: readonly string[] }>>;
  readonly upload_limit_bytes: number;
  /** What the company wants to know, in the order in which it is shown. */
  readonly fields: readonly CustomField[];
  /** Whether the operator named a translator. */
  readonly translates: boolean;
}
