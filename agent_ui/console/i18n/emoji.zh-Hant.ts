/** The words of the choice of emoji, in 繁體中文. */
import type { EmojiWords } from "./emoji.en";

export const emojiWords: EmojiWords["emoji"] = {
  recent: "最近使用",
  faces: "表情",
  hands: "手勢與愛心",
  things: "物品",
  signs: "符號",
};
