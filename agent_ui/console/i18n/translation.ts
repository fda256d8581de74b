import { part, usePart } from "./parts";
import { translationWords as english, type TranslationWords } from "./translation.en";

const translation = part<{ readonly translation: TranslationWords }>(
  { translation: english },
  {
    "zh-Hans": async () => ({ translation: (await import("./translation.zh-Hans")).translationWords }),
    "zh-Hant": async () => ({ translation: (await import("./translation.zh-Hant")).translationWords }),
  },
);

/** The words of the present language for translations. */
export const useTranslationWords = (): TranslationWords => usePart(translation).translation;
