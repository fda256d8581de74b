import type { Messages } from "./en";
import { part, usePart } from "./parts";
import { richWords, type RichWords } from "./rich.en";

export const rich = part<RichWords>(
  { rich: richWords },
  {
    "zh-Hans": async () => ({ rich: (await import("./rich.zh-Hans")).richWords }),
    "zh-Hant": async () => ({ rich: (await import("./rich.zh-Hant")).richWords }),
  },
);

/** The words of the present language, those of rich text among them. */
export const useRichMessages = (): Messages & RichWords => usePart(rich);
