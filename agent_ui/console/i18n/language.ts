import { useSyncExternalStore } from "react";
import { english, type Messages } from "./en";
import { refusalSentences } from "./refusals.en";

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
};

/** The locale for numbers, dates and the component kit. */
const LOCALES: Readonly<Record<Language, string>> = { en: "en", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" };

const CATALOGUES: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  "zh-Hans": async () => (await import("./zh-Hans")).simplified,
  "zh-Hant": async () => (await import("./zh-Hant")).traditional,
};

/** What the hub refuses, sentence by sentence: so many that they come after the first screen. */
const REFUSALS: Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>> = {
  en: () => Promise.resolve(refusalSentences),
  "zh-Hans": async () => (await import("./refusals.zh-Hans")).refusalSentences,
  "zh-Hant": async () => (await import("./refusals.zh-Hant")).refusalSentences,
};
const REFUSALS_AFTER_MS = 500;

const KEY = "hub.language";

interface Spoken {
  readonly language: Language;
  readonly locale: string;
  readonly messages: Messages;
}

let spoken: Spoken = {
  language: "en",
  locale: navigator.language.startsWith("en") ? navigator.language : "en",
  messages: english,
};
const listeners = new Set<() => void>();

export const language = (): Language => spoken.language;
export const locale = (): string => spoken.locale;
export const messages = (): Messages => spoken.messages;

/** The language for a tag such as `zh-TW`, or English. */
export function languageFor(tag: string): Language {
  if (!/^zh\b/i.test(tag)) return "en";
  return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const isLanguageChosenHere = (): boolean => stored() !== null;

/** What else is spoken: the words of the screens that have been opened. */
const companions = new Set<(chosen: Language) => Promise<unknown>>();

/** Let a language be adopted only once this has its words too. */
export const accompany = (load: (chosen: Language) => Promise<unknown>): void => void companions.add(load);

/** Speak a language from now on; `remember` when a person chose it here. */
export async function adopt(tag: string, remember = false): Promise<void> {
  const chosen = languageFor(tag);
  const [loaded] = await Promise.all([CATALOGUES[chosen](), ...[...companions].map((load) => load(chosen))]);
  const isEnglishHere = chosen === "en" && navigator.language.startsWith("en");
  spoken = {
    language: chosen,
    locale: isEnglishHere ? navigator.language : LOCALES[chosen],
    messages: loaded,
  };
  document.documentElement.lang = chosen;
  document.title = loaded.product;
  document.querySelector("link[rel='manifest']")?.setAttribute("href", `./app.${chosen}.webmanifest`);
  if (remember) keep(chosen);
  for (const listener of listeners) listener();
  // Without a line they come with the next page; until then a refusal is told by its kind.
  setTimeout(() => void learnRefusals().catch(() => null), REFUSALS_AFTER_MS);
}

/** Tell refusals in whole sentences of the present language from now on. */
export async function learnRefusals(): Promise<void> {
  const { language: chosen } = spoken;
  const sentences = await REFUSALS[chosen]();
  if (spoken.language !== chosen) return;
  const { refusals } = spoken.messages;
  // English is told as it came, and nothing need be drawn again for it.
  if (refusals.sentences === sentences) return;
  spoken = { ...spoken, messages: { ...spoken.messages, refusals: { ...refusals, sentences } } };
  for (const listener of listeners) listener();
}

function keep(chosen: Language): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** Speak what was chosen here before, or what the browser prefers. */
export function adoptFirst(): Promise<void> {
  return adopt(stored() ?? navigator.language);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const present = () => spoken;

/** The words of the present language. */
export function useMessages(): Messages {
  return useSyncExternalStore(subscribe, present).messages;
}

export function useLanguage(): Spoken {
  return useSyncExternalStore(subscribe, present);
}
