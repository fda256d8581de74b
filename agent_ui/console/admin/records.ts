import { ask } from "../desk/http";
import type { EditedKind } from "./things/specs";

/** A record of the administration, as far as it is shown; its fields differ by kind. */
export type AdminRecord = Readonly<Record<string, unknown>> & { readonly id: string };

/** How an account does, as the hub tells it. */
export interface AccountHealth {
  readonly state: "working" | "failing" | "incomplete" | "untried";
  readonly arrived_at: string | null;
  readonly sent_at: string | null;
  readonly error: { readonly at: string; readonly kind: string; readonly sentence: string } | null;
  readonly listener: "connected" | "disconnected" | null;
  readonly credentials: "complete" | "missing" | "demonstration" | "not_needed";
  readonly missing: readonly string[];
  /** Of a chat: when and where a page last asked for its button. */
  readonly seen_at: string | null;
  readonly seen_on: string;
}

/** A list may come bare or under a name of its own. */
function rowsOf(answer: unknown): readonly AdminRecord[] {
  if (Array.isArray(answer)) return answer as AdminRecord[];
  return (Object.values(answer as Record<string, unknown>).find(Array.isArray) ?? []) as AdminRecord[];
}

const one = encodeURIComponent;

export const records = async (kind: "accounts" | "queues" | "replies" | EditedKind) =>
  rowsOf(await ask("GET", `api/admin/${kind}`));
export const quarantine = async () => rowsOf(await ask("GET", "api/admin/quarantine"));
export const arrival = (id: string) => ask<AdminRecord>("GET", `api/admin/quarantine/${one(id)}`);
export const retry = (id: string) => ask<unknown>("POST", `api/admin/quarantine/${one(id)}/retry`);
export const discard = (id: string) => ask<void>("DELETE", `api/admin/quarantine/${one(id)}`);

/** A field as a cell shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The first of these fields that the record has. */
export function field(record: AdminRecord, ...names: readonly string[]): unknown {
  return names.map((name) => record[name]).find((value) => value !== undefined && value !== null);
}
