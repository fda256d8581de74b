/** Organisations to which customers belong, as the API tells them. */
import type { FieldEdit } from "./customers";

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  /** What its fields say, by their keys. */
  readonly values: Readonly<Record<string, string>>;
  readonly version: number;
  /** Who edited which field last: `name`, `domains.example.org`, `fields.size`. */
  readonly edits: Readonly<Record<string, FieldEdit>>;
  /** Customers who belong to it and whom I serve, each with the newest conversation that I may read. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly conversation: string | null }[];
  readonly has_more: boolean;
}

/** What to change; what is left out stays. */
export interface OrganisationChange {
  readonly name?: string;
  readonly domains?: Readonly<Record<string, boolean>>;
  readonly fields?: Readonly<Record<string, string>>;
}
