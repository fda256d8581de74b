import { useChangeWords } from "../../i18n/changes";

/** An emoji with what it means in words, where that is known. */
export function useEmojiName(): (emoji: string) => string {
  const names: Readonly<Record<string, string>> = useChangeWords().names;
  return (emoji) => names[emoji] ?? emoji;
}
