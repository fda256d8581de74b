/** The words of the choice of emoji, in English. */

export interface EmojiWords {
  readonly emoji: {
    readonly recent: string;
    readonly faces: string;
    readonly hands: string;
    readonly things: string;
    readonly signs: string;
  };
}

export const emojiWords: EmojiWords["emoji"] = {
  recent: "Used last",
  faces: "Faces",
  hands: "Hands and hearts",
  things: "Things",
  signs: "Signs",
};
