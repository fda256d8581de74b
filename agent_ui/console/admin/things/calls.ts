/** Calls of the API about one thing of the floor. */
import { ask } from "../../desk/http";
import type { Values } from "./shapes";
import type { EditedKind, EndedKind, Thing } from "./specs";

const part = encodeURIComponent;

/** In place of a revision: there is none yet, and where somebody was faster, nothing is done. */
export const NOT_THERE = "none";

export const readThing = (kind: EditedKind, id: string) => ask<Thing>("GET", `api/admin/${kind}/${part(id)}`);

export const saveThing = (kind: EditedKind, id: string, revision: string, change: Values) =>
  ask<Thing>("PUT", `api/admin/${kind}/${part(id)}?revision=${part(revision)}`, change);

export const endThing = (kind: EndedKind, id: string) => ask<void>("DELETE", `api/admin/${kind}/${part(id)}`);

/** A link with which a person chooses her password, once. */
export const passwordLink = async (person: string): Promise<string> =>
  (await ask<{ readonly url: string }>("POST", `api/admin/people/${part(person)}/password-link`)).url;

/** What the next run of a rule of retention would take something of. */
export const retentionDue = async (
  id: string,
  rule: { readonly days: number; readonly what: string; readonly queues: readonly string[] },
): Promise<number> =>
  (await ask<{ readonly count: number }>("POST", `api/admin/retention/${part(id || "new")}/trial`, rule)).count;

export interface AuditLine {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly by_name: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** What the subject is called; its id where nobody knows. */
  readonly subject_name: string;
  /** By field of the details what the ids in it are called. */
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: number | null;
}

export interface AuditFilter {
  readonly before?: number;
  readonly since?: string;
  readonly until?: string;
  readonly subject?: string;
  readonly by?: string;
  readonly kind?: string;
  readonly text?: string;
}

/** The audit, newest first. */
export function readAudit(filter: AuditFilter): Promise<AuditPage> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  return ask<AuditPage>("GET", `api/admin/audit?${query.toString()}`);
}
