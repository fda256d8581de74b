/** Calls of the API about where somebody is signed in. */
import { ask } from "../desk/http";

/** One place where somebody is signed in. */
export interface SignedIn {
  readonly tag: string;
  readonly device: string;
  readonly opened_at: string;
  readonly seen_at: string;
  readonly is_here: boolean;
}

const part = encodeURIComponent;

export const readMine = () => ask<readonly SignedIn[]>("GET", "api/sessions");
export const endMine = (tag: string) => ask<void>("DELETE", `api/sessions/${part(tag)}`);
export const endOthers = () => ask<void>("DELETE", "api/session?elsewhere=1");
export const readHers = (person: string) =>
  ask<readonly SignedIn[]>("GET", `api/admin/people/${part(person)}/sessions`);
export const endHers = (person: string) => ask<void>("DELETE", `api/admin/people/${part(person)}/sessions`);
