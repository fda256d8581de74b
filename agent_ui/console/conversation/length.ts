/** How much the hub takes as one message, in characters as it counts them: an emoji is one. */
export const MOST_CHARACTERS = 100_000;

/** How many characters a text has that is too long to be sent; null where it is not. */
export function tooMany(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.length <= MOST_CHARACTERS) return null;
  const characters = Array.from(trimmed).length;
  return characters > MOST_CHARACTERS ? characters : null;
}
