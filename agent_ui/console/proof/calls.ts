/** Calls of the API about how people prove who they are, beyond the password. */
import { ask } from "../desk/http";
import type { NewOptions, SignOptions } from "./passkeys";

/** Whether somebody has a second step. */
export interface SecondStep {
  /** Since when; null: there is none. */
  readonly since: string | null;
  readonly recovery_codes: number;
  readonly is_required: boolean;
}

/** Somebody signs in with this mail address from now on. */
export const changeHerAddress = (person: string, email: string) =>
  ask<{ readonly email: string }>("PUT", `api/admin/people/${encodeURIComponent(person)}/address`, { email });

/** A link goes to the mail address that I want. */
export const askForAddress = (email: string, password: string) =>
  ask<{ readonly email: string }>("PUT", "api/session/address", { email, password });

/** A provider that vouches for somebody. */
export interface HerLink {
  readonly issuer: string;
  readonly name: string;
  readonly since: string;
}

const linksOf = (person: string) => `api/admin/people/${encodeURIComponent(person)}/sign-in-links`;
export const readHerLinks = (person: string) => ask<readonly HerLink[]>("GET", linksOf(person));
export const unlinkHer = (person: string, issuer: string) =>
  ask<void>("DELETE", `${linksOf(person)}?issuer=${encodeURIComponent(issuer)}`);

/** How people sign in here. */
export interface WaysIn {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Whether everybody may use a password. */
  readonly passwords: boolean;
  /** Whether browsers know passkeys for this hub's address. */
  readonly passkeys: boolean;
}

/** What an app that makes codes is told. */
export interface Enrolment {
  readonly secret: string;
  readonly address: string;
  readonly qr: { readonly size: number; readonly path: string };
  readonly ticket: string;
}

export interface RecoveryCodes {
  readonly recovery_codes: readonly string[];
}

const part = encodeURIComponent;
const MINE = "api/second-step";

export const readSecondStep = () => ask<SecondStep>("GET", MINE);
export const beginSecondStep = (password: string) => ask<Enrolment>("POST", `${MINE}/enrolment`, { password });
export const setUpSecondStep = (ticket: string, code: string) => ask<RecoveryCodes>("PUT", MINE, { ticket, code });
export const renewCodes = (password: string, code: string) =>
  ask<RecoveryCodes>("POST", `${MINE}/recovery-codes`, { password, code });
export const endSecondStep = (password: string, code: string) => ask<void>("POST", `${MINE}/end`, { password, code });

export const readWaysIn = () => ask<WaysIn>("GET", "api/sign-in");

/** A passkey of hers. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly is_synced: boolean;
  readonly made_at: string;
  readonly used_at: string | null;
}

/** What the browser's own dialog is asked with, and the ticket that its answer comes back with. */
interface Asked<T> {
  readonly ticket: string;
  readonly options: T;
}

const PASSKEYS = "api/passkeys";

export const readPasskeys = () =>
  ask<{ readonly passkeys: readonly Passkey[]; readonly is_possible: boolean }>("GET", PASSKEYS);
export const beginPasskey = (password: string) => ask<Asked<NewOptions>>("POST", `${PASSKEYS}/new`, { password });
export const addPasskey = (made: object) => ask<Passkey>("POST", PASSKEYS, made);
export const renamePasskey = (id: string, name: string) => ask<void>("PUT", `${PASSKEYS}/${part(id)}`, { name });
export const removePasskey = (id: string) => ask<void>("DELETE", `${PASSKEYS}/${part(id)}`);
export const readHerPasskeys = (person: string) =>
  ask<readonly Passkey[]>("GET", `api/admin/people/${part(person)}/passkeys`);
export const removeHerPasskeys = (person: string) => ask<void>("DELETE", `api/admin/people/${part(person)}/passkeys`);
export const askPasskey = () => ask<Asked<SignOptions>>("GET", "api/session/passkey");

export const readHerSecondStep = (person: string) =>
  ask<SecondStep>("GET", `api/admin/people/${part(person)}/second-step`);
export const resetHerSecondStep = (person: string) =>
  ask<void>("DELETE", `api/admin/people/${part(person)}/second-step`);

/** Between the password and the desk. */
export const beginHalfWay = (ticket: string) => ask<Enrolment>("POST", "api/session/enrolment", { ticket });
export const setUpHalfWay = (ticket: string, enrolment: string, code: string) =>
  ask<RecoveryCodes>("PUT", "api/session/enrolment", { ticket, enrolment, code });
