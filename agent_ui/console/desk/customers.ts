/** Customers: what is known of them, how they are reached, who may be the same person, as the API tells it. */
import type { Named } from "./people";

export interface Identity {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly is_verified: boolean;
  readonly opted_out_at: string | null;
  /** Who added it; empty where an arrival told it. */
  readonly added_by?: string;
  readonly added_at?: string | null;
  readonly can_be_removed?: boolean;
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
  /** What the one to which she belongs is called. */
  readonly organisation: string;
  readonly organisation_id: string | null;
  /** Where she belongs to none: one that has the domain of a mail address of hers. */
  readonly suggested_organisation: Named | null;
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
  /** Where other systems of the company show her: those of which everything is known. */
  readonly links: readonly CustomerLink[];
}

/** Where another system of the company shows a customer. */
export interface CustomerLink {
  readonly id: string;
  /** By language; one for everybody stands under the empty text. */
  readonly label: Readonly<Record<string, string>>;
  readonly address: string;
}

/** What became of an edit: somebody else was faster with the same field, or it was refused for another reason. */
export type Saved = "saved" | "overtaken" | "refused";

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
  readonly customer_id: string;
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
