import { emojiWords, type EmojiWords } from "./emoji.en";
import type { Messages } from "./en";
import { part, usePart } from "./parts";

const emoji = part<EmojiWords>(
  { emoji: emojiWords },
  {
    "zh-Hans": async () => ({ emoji: (await import("./emoji.zh-Hans")).emojiWords }),
    "zh-Hant": async () => ({ emoji: (await import("./emoji.zh-Hant")).emojiWords }),
  },
);

/** The words of the present language, those of the choice of emoji among them. */
export const useEmojiMessages = (): Messages & EmojiWords => usePart(emoji);
