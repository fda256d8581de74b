/** The words of what a channel allows come when something comes near to it. */
import { allowedWords as english, type AllowedWords } from "./allowed.en";
import { language } from "./language";
import { part, usePart } from "./parts";

const allowed = part<{ readonly allowed: AllowedWords }>(
  { allowed: english },
  {
    "zh-Hans": async () => ({ allowed: (await import("./allowed.zh-Hans")).allowedWords }),
    "zh-Hant": async () => ({ allowed: (await import("./allowed.zh-Hant")).allowedWords }),
  },
);

export const useAllowedWords = (): AllowedWords => usePart(allowed).allowed;

/** The same for what is not on the page. */
export const allowedWords = async (): Promise<AllowedWords> => (await allowed.load(language())).allowed;
