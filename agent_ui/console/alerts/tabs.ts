/** Several tabs are one agent: one of them sounds, one notifies, and all know whether she looks at any. */
import { base } from "../desk/base";
import { currentId } from "../desk/derived";
import { present, subscribe } from "../desk/store";

/** Held so long, so that every tab has heard of what one of them does. */
const SAME_EVENT_MS = 5_000;
const hasLocks = "locks" in navigator;
const nameOf = (what: string) => `${what} ${base.pathname} ${present().session?.person.id ?? ""}`;
const LOOKING = "looking";

/** Do it in the tab that comes first; without locks (an insecure address) in all, which is better than in none. */
export function once(key: string, deed: () => void): void {
  if (!hasLocks) return deed();
  void navigator.locks.request(nameOf(key), { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    deed();
    await new Promise((resolve) => setTimeout(resolve, SAME_EVENT_MS));
  });
}

/** Do it in one tab until it is over; when that tab is closed meanwhile, another goes on. */
export function inOneTab(key: string, begin: () => () => void): () => void {
  const ending = new AbortController();
  let over = (): void => undefined;
  const isOver = new Promise<void>((resolve) => (over = resolve));
  const deed = async () => {
    const end = begin();
    await isOver;
    end();
  };
  if (hasLocks) navigator.locks.request(nameOf(key), { signal: ending.signal }, deed).catch(() => undefined);
  else void deed();
  return () => {
    ending.abort();
    over();
  };
}

/** What is looked at in any tab: null for nothing, else the conversations on screen. */
export async function lookedAt(): Promise<ReadonlySet<string> | null> {
  if (!hasLocks) return isLooking() ? new Set([currentId(present()) ?? ""]) : null;
  const { held = [] } = await navigator.locks.query();
  const beginning = `${nameOf(LOOKING)} `;
  const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(beginning));
  return names.length === 0 ? null : new Set(names.map((name) => name.slice(beginning.length)));
}

const isLooking = () => document.visibilityState === "visible" && document.hasFocus();

/** Let the other tabs know what is looked at here; a tab that dies takes its word along. */
export function tellLooking(): () => void {
  if (!hasLocks) return () => undefined;
  let told: string | null = null;
  let forget = (): void => undefined;
  const tell = () => {
    const now = isLooking() ? `${nameOf(LOOKING)} ${currentId(present()) ?? ""}` : null;
    if (now === told) return;
    told = now;
    forget();
    forget = now === null ? () => undefined : hold(now);
  };
  tell();
  const stop = subscribe(tell);
  for (const type of ["focus", "blur"]) addEventListener(type, tell);
  document.addEventListener("visibilitychange", tell);
  return () => {
    stop();
    for (const type of ["focus", "blur"]) removeEventListener(type, tell);
    document.removeEventListener("visibilitychange", tell);
    forget();
  };
}

function hold(name: string): () => void {
  let release = (): void => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks.request(name, { mode: "shared" }, () => until);
  return release;
}
