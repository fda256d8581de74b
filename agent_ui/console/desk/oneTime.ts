/** One-time links open the console at a page of their own: the first administrator, or a new password. */
import { purposeOf } from "./base";
import { ask } from "./http";

export interface OneTime {
  readonly purpose: "setup" | "password";
  readonly token: string;
}

/** What the page was opened for, when it was opened with a one-time link. */
export function oneTimeOf({ pathname, search }: Pick<Location, "pathname" | "search">): OneTime | null {
  const purpose = purposeOf(pathname);
  return purpose && { purpose, token: new URLSearchParams(search).get("token") ?? "" };
}

export const setUp = (token: string, name: string, email: string, password: string) =>
  ask<void>("POST", "api/setup", { token, name, email, password });

export const choosePassword = (token: string, password: string) =>
  ask<void>("POST", "api/password", { token, password });
