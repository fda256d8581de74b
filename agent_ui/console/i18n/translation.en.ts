/** The words of translations, in English; they come with the first one. */
import type { Same } from "./same";

export const translationWords = {
  asked: "Translating…",
  from: (language: string) => `Translated by machine from ${language}`,
  made: "Translated by machine",
  same: (language: string) => `This is in ${language} already.`,
  show: "Show the translation",
  hide: "Hide",
  again: "Try again",
  original: "Translated; show the original",
  originalHide: "Hide the original",
  originalOf: "What was written before it was translated",
  into: (language: string) => `Translate into ${language}`,
  other: "Translate into another language",
  review: "Translated by machine: look at it before you send it. You wrote:",
};

export type TranslationWords = Same<typeof translationWords>;
