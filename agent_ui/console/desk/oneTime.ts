/** One-time links open the console at a page of their own: the first administrator, or a new password. */
import { purposeOf } from "./base";
import { ask } from "./http";

export interface OneTime {
  readonly purpose: "setup" | "password" | "address";
  readonly token: string;
}

/** What the page was opened for, when it was opened with a one-time link. */
export function oneTimeOf({ pathname, search }: Pick<Location, "pathname" | "search">): OneTime | null {
  const purpose = purposeOf(pathname);
  return purpose && { purpose, token: new URLSearchParams(search).get("token") ?? "" };
}

export const setUp = (token: string, name: string, email: string, password: string) =>
  ask<void>("POST", "api/setup", { token, name, email, password });

/** Whose password the link sets; the address is masked. */
export const whosePassword = (token: string) =>
  ask<{ readonly name: string; readonly email: string }>("POST", "api/password/whose", { token });

/** The address to which the link went signs in from now on. */
export const confirmAddress = (token: string) =>
  ask<{ readonly name: string; readonly email: string }>("POST", "api/address", { token });

export const choosePassword = (token: string, password: string) =>
  ask<void>("POST", "api/password", { token, password });
