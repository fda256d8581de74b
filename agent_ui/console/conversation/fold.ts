/** Long texts are folded: whoever looks for the last answer need not scroll past a whole log file. */

const MOST_LINES = 40;
const MOST_CHARACTERS = 3_000;
const SHOWN_LINES = 12;
const SHOWN_CHARACTERS = 900;

export const isLong = (text: string): boolean =>
  text.length > MOST_CHARACTERS || text.split("\n", MOST_LINES + 1).length > MOST_LINES;

/** The beginning of a long text, ended after a whole line or word where there is one. */
export function beginningOf(text: string): string {
  const lines = text.split("\n", SHOWN_LINES).join("\n");
  if (lines.length <= SHOWN_CHARACTERS) return `${lines.trimEnd()}\n…`;
  const part = lines.slice(0, SHOWN_CHARACTERS);
  const end = Math.max(part.lastIndexOf(" "), part.lastIndexOf("\n"));
  // Where nothing separates words, half a character may be left at the end.
  const whole = end > SHOWN_CHARACTERS / 2 ? part.slice(0, end) : part.replace(/[\uD800-\uDBFF]$/, "");
  return `${whole.trimEnd()}…`;
}
