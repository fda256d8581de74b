import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

/** What a person chose on this machine. */
export interface Preferences {
  readonly theme: Theme;
  /** True: Enter sends. False: Ctrl+Enter sends, Enter makes a new line. */
  readonly enterSends: boolean;
  /** The same where one writes letters, which have lines and paragraphs. */
  readonly enterSendsLetters: boolean;
  readonly singleKeys: boolean;
  readonly sound: boolean;
}

const KEY = "hub.preferences";
const DEFAULTS: Preferences = {
  theme: "system",
  enterSends: true,
  enterSendsLetters: false,
  singleKeys: true,
  sound: true,
};
const listeners = new Set<() => void>();
let preferences = load();

function load(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
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

/** Let the style sheets know the theme. */
export function applyTheme(): void {
  document.documentElement.dataset["theme"] = preferences.theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, presentPreferences);
}
