import { part, usePart } from "./parts";
import { pushWords as english, type PushWords } from "./push.en";

const push = part<{ readonly push: PushWords }>(
  { push: english },
  {
    "zh-Hans": async () => ({ push: (await import("./push.zh-Hans")).pushWords }),
    "zh-Hant": async () => ({ push: (await import("./push.zh-Hant")).pushWords }),
  },
);

/** The words of the present language of being told while no console is open. */
export const usePushWords = (): PushWords => usePart(push).push;
