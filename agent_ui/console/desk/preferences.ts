import { useSyncExternalStore } from "react";
import { USUAL_SORT, type InboxSort } from "./sorting";
import type { InboxList } from "./state";

export type Theme = "system" | "light" | "dark" | "contrast";

/** What a person chose on this machine. */
export interface Preferences {
  readonly theme: Theme;
  /** True: Enter sends. False: Ctrl+Enter sends, Enter makes a new line. */
  readonly enterSends: boolean;
  /** The same where one writes letters, which have lines and paragraphs. */
  readonly enterSendsLetters: boolean;
  readonly singleKeys: boolean;
  /** Whether the next conversation of the list opens once one is closed or put aside. */
  readonly opensNext: boolean;
  readonly sound: boolean;
  /** In which order each list of conversations stands. */
  readonly sort: Readonly<Record<InboxList, InboxSort>>;
  /** Whether the test ring was heard on this machine, or nobody wanted to try it; empty: nobody was asked. */
  readonly readiness: "" | "heard" | "silent" | "skipped";
  /** The emoji that were put into a text last, the newest first. */
  readonly recentEmoji: readonly string[];
}

const KEY = "hub.preferences";
const DEFAULTS: Preferences = {
  theme: "system",
  enterSends: true,
  enterSendsLetters: false,
  singleKeys: true,
  opensNext: false,
  sound: true,
  sort: USUAL_SORT,
  readiness: "",
  recentEmoji: [],
};
const listeners = new Set<() => void>();
let preferences = load();

function load(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return { ...DEFAULTS, ...kept, sort: { ...DEFAULTS.sort, ...kept.sort } };
  } catch {
    return DEFAULTS;
  }
}

export function presentPreferences(): Preferences {
  return preferences;
}

/** Choose, and remember it on this machine. */
export function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing still works; the choice lasts as long as the page.
  }
  applyTheme();
  for (const listener of listeners) listener();
}

const wantsContrast = matchMedia("(prefers-contrast: more)");
wantsContrast.addEventListener("change", applyTheme);

/** Let the style sheets know the theme; who asked the system for more contrast gets it in every one. */
export function applyTheme(): void {
  const { dataset } = document.documentElement;
  // High contrast is light or dark as the system is.
  const isContrast = preferences.theme === "contrast";
  dataset["theme"] = isContrast ? "system" : preferences.theme;
  dataset["contrast"] = isContrast || wantsContrast.matches ? "more" : "usual";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, presentPreferences);
}
