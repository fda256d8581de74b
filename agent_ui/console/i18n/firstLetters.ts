import { firstLetterWords as english, type FirstLetterWords } from "./firstLetters.en";
import { part, usePart } from "./parts";

const firstLetters = part<{ readonly firstLetters: FirstLetterWords }>(
  { firstLetters: english },
  {
    "zh-Hans": async () => ({ firstLetters: (await import("./firstLetters.zh-Hans")).firstLetterWords }),
    "zh-Hant": async () => ({ firstLetters: (await import("./firstLetters.zh-Hant")).firstLetterWords }),
  },
);

/** The words of the present language, those of first letters among them. */
export const useFirstLetterMessages = () => usePart(firstLetters);
