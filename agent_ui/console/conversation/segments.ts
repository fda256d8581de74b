/** The basic characters of a text message; the extended ones count twice. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("\f^{}\\[~]|€");

const LIMITS = {
  gsm: { single: 160, part: 153 },
  unicode: { single: 70, part: 67 },
} as const;

export interface Segments {
  /** How many text messages it takes; none for nothing. */
  readonly count: number;
  /** How many characters still fit in the last one. */
  readonly left: number;
  readonly isUnicode: boolean;
  /** The characters that make every message shorter, each once, in order. */
  readonly foreign: string;
}

/** From here on somebody should mean it: a log file that was pasted is soon fifty messages. */
const MANY = 10;

export const isMany = (text: string): boolean =>
  text.length > (MANY - 1) * LIMITS.unicode.part && segmentsOf(text).count >= MANY;

/** What a text costs as text messages. */
export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const foreign = [...new Set(characters)].filter((each) => !BASIC.has(each) && !EXTENDED.has(each)).join("");
  const isUnicode = foreign !== "";
  const sizes = characters.map((character) => (isUnicode ? character.length : EXTENDED.has(character) ? 2 : 1));
  const { single, part } = LIMITS[isUnicode ? "unicode" : "gsm"];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const told = { isUnicode, foreign };
  if (total <= single) return { count: total === 0 ? 0 : 1, left: single - total, ...told };
  return { ...packed(sizes, part), ...told };
}

/** Fill message after message; a character of two units is never cut in half. */
function packed(sizes: readonly number[], part: number): { count: number; left: number } {
  let count = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      count += 1;
      used = 0;
    }
    used += size;
  }
  return { count, left: part - used };
}
