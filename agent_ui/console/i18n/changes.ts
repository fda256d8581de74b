import { changeWords as english, type ChangeWords } from "./changes.en";
import { part, usePart } from "./parts";

const changes = part<{ readonly changes: ChangeWords }>(
  { changes: english },
  {
    "zh-Hans": async () => ({ changes: (await import("./changes.zh-Hans")).changeWords }),
    "zh-Hant": async () => ({ changes: (await import("./changes.zh-Hant")).changeWords }),
  },
);

/** The words of the present language for what becomes of messages. */
export const useChangeWords = (): ChangeWords => usePart(changes).changes;
