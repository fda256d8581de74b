import { part, usePart } from "./parts";
import { updateWords as english, type UpdateWords } from "./update.en";

const update = part<{ readonly update: UpdateWords }>(
  { update: english },
  {
    "zh-Hans": async () => ({ update: (await import("./update.zh-Hans")).updateWords }),
    "zh-Hant": async () => ({ update: (await import("./update.zh-Hant")).updateWords }),
  },
);

/** The words of the present language that tell of a newer console. */
export const useUpdateWords = (): UpdateWords => usePart(update).update;
