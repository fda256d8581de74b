import type { Language } from "./contract.ts";

/** The best of the languages we speak for a BCP 47 tag, or null when we speak none of it. */
export function spokenLanguage(tag: string): Language | null {
  if (!/^zh\b/i.test(tag)) return /^en\b/i.test(tag) ? "en" : null;
  return /\b(hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

/** The first wish that we speak; English when there is none. */
export function chooseLanguage(wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes) {
    const language = wish && spokenLanguage(wish);
    if (language) return language;
  }
  return "en";
}

/** How the visitor writes dates and times, where one of her browser's languages is the one we speak. */
export function localeOf(language: Language, tags: readonly string[] = navigator.languages): string {
  return tags.find((tag) => spokenLanguage(tag) === language) ?? language;
}
