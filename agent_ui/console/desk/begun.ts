/** What every start asks first, asked while most of the console is still on its way. */
import { hubUrl, purposeOf } from "./base";

/** Who sits here; that nobody does is no failure, which a browser would note as one. */
export const WHO = "api/session?nobody=1";
const NOBODY = 204;

export interface Answer {
  readonly response: Response;
  /** When it was here: whoever reads it later must not take it for what the clock says then. */
  readonly at: number;
}

type Begun = Promise<Answer | null>;

const begun = new Map<string, Begun>();

/** Ask who sits here, and then for what her desk shows; what is refused or lost is asked for again by whoever needs it. */
export function begin(): void {
  if (purposeOf(location.pathname) !== null) return;
  const session = answered(WHO);
  wakeStores();
  const permissions = session.then(permissionsIn).catch(() => null);
  begun.set(WHO, session);
  begun.set(
    "api/floor",
    permissions.then((may) => (may === null ? null : answered("api/floor"))),
  );
  begun.set(
    "api/desk",
    permissions.then((may) => (may?.includes("desk.read") ? answered("api/desk") : null)),
  );
  void permissions.then(wakeWords);
}

/** A browser reads in what it knows of languages when a number or a time is first written: now nothing waits for that. */
function wakeWords(): void {
  const { language } = navigator;
  new Intl.NumberFormat(language).format(1);
  new Intl.DateTimeFormat(language).format(0);
}

/** What a browser keeps for a page is read in when it is first asked for: now nothing waits for that. */
function wakeStores(): void {
  try {
    void [sessionStorage.length, localStorage.length];
  } catch {
    // A browser that keeps nothing still works.
  }
}

/** The answer to what was asked before; given once, for the next time something newer is wanted. */
export function takeBegun(path: string): Begun | null {
  const found = begun.get(path) ?? null;
  begun.delete(path);
  return found;
}

/** Whoever changes something wants to know what holds afterwards. */
export const forgetBegun = (): void => begun.clear();

async function answered(path: string): Begun {
  try {
    const init: RequestInit = { headers: { Accept: "application/json" }, credentials: "same-origin" };
    return { response: await fetch(hubUrl(path), init), at: Date.now() };
  } catch {
    return null;
  }
}

async function permissionsIn(answer: Answer | null): Promise<readonly string[] | null> {
  if (!answer?.response.ok || answer.response.status === NOBODY) return null;
  return ((await answer.response.clone().json()) as { readonly permissions: readonly string[] }).permissions;
}
