/** The shapes that a field may have. */

export type Values = Readonly<Record<string, unknown>>;

/** What stands in rows in a thing. */
export type RowKind = "questions" | "rules" | "budgets" | "roleRules";

/** What a field chooses from. */
export type Source =
  | "teams"
  | "queues"
  | "skills"
  | "channels"
  /** What a conversation of each channel uses of a budget. */
  | "costs"
  /** Channels, and the budgets that they share. */
  | "room"
  | "roles"
  | "permissions"
  | "languages"
  | "fieldKinds"
  | "fieldOwners"
  | "calendars"
  | "hooks"
  | "hookChannels"
  | "mailAccounts"
  | "questionKinds"
  | "during"
  | "retained"
  | "connectors";

/** Roles by team. */
export type TeamRoles = Readonly<Record<string, readonly string[]>>;

export type Shape =
  | { readonly as: "text" }
  | { readonly as: "zone" }
  | { readonly as: "flag" }
  | { readonly as: "number"; readonly least: number; readonly most: number }
  | { readonly as: "choice"; readonly of: Source; readonly isOptional?: true }
  | { readonly as: "several"; readonly of: Source }
  | {
      readonly as: "numbers";
      readonly of: Source;
      readonly least: number;
      readonly most: number;
      readonly start: number;
      readonly isFraction?: true;
    }
  /** A number, or none. */
  | { readonly as: "amount" }
  | { readonly as: "teamRoles" }
  | { readonly as: "wording" }
  /** Several words, in which order one likes. */
  | { readonly as: "words" }
  | { readonly as: "wordings" }
  /** What has to be what. */
  | { readonly as: "pairs" }
  /** What the channel asks for. */
  | { readonly as: "settings" }
  /** One secret among what is set. */
  | { readonly as: "secret"; readonly setting: string }
  /** Several of the same fields each, in an order. */
  | { readonly as: "rows"; readonly of: RowKind }
  | { readonly as: "offered" }
  | { readonly as: "week" }
  | { readonly as: "days" }
  | { readonly as: "ownDays" };

export interface FieldSpec {
  readonly name: string;
  readonly shape: Shape;
  /** What it holds where nothing was said. */
  readonly usual: unknown;
  /** What nothing means there, where that is not nothing. */
  readonly empty?:
    | "all"
    | "usual"
    | "byTeam"
    | "unplanned"
    | "servers"
    | "readers"
    | "own"
    | "queues"
    | "always"
    | "anySource"
    | "ownId";
  /** Of a new one, what nobody has said is what the hub finds usual. */
  readonly isLeft?: boolean;
  /** Whether nothing can be made without it. */
  readonly isNeeded?: true;
  /** Whether it is chosen when the thing is made, and stays; with it go these. */
  readonly isFixed?: true;
  readonly clears?: Values;
  /** Whether it means anything beside what the others say; left out: always. */
  readonly isFor?: (values: Values) => boolean;
}
