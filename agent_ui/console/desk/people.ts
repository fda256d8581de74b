/** Somebody of the company, and her sign-in, as the API tells them. */

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

export interface Named {
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
  /** Tells this sign-in from my others. */
  readonly tag: string;
}

/** The password was right, and this is still to be done: a code is given, or a second step set up. */
export interface NextStep {
  readonly step: "code" | "enrol";
  readonly ticket: string;
}

/** How I can be reached now, and what comes next. */
export interface PresenceNow {
  readonly presence: string;
  readonly reason: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly next_presence: string | null;
  readonly next_reason: string | null;
  readonly paused: Readonly<Record<string, string>>;
}

/** The name of somebody the API may give as a person or as a bare name. */
export function nameOf(person: PersonName | string | null): string {
  if (person === null) return "";
  return typeof person === "string" ? person : person.name;
}
