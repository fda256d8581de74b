/** What is offered while one writes: a colleague after `@`, a canned reply after `/`. */

export type Sign = "@" | "/";

export interface Asked {
  readonly sign: Sign;
  /** Where the sign stands. */
  readonly start: number;
  /** What was typed after it. */
  readonly query: string;
}

/** One thing that may take the place of the sign and what follows it. */
export interface Suggestion {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly text: string;
}

const LONGEST_QUERY = 40;

/** A name has spaces in it, and may follow a Chinese word at once, but no letter: that would be a mail address. */
const NAME = /(?:^|[^\w@/.+-])@((?:[^@/\s]+ ){0,2}[^@/\s]*)$/;
/** A shortcut has no spaces, and begins a word: `1/2` and addresses ask for nothing. */
const SHORTCUT = /(?:^|\s)\/([^/\s]*)$/;
const PATTERNS: Readonly<Record<Sign, RegExp>> = { "@": NAME, "/": SHORTCUT };

/** What is asked for where the cursor stands; null: nothing. */
export function askedAt(text: string, caret: number, signs: readonly Sign[]): Asked | null {
  const before = text.slice(Math.max(0, caret - LONGEST_QUERY), caret);
  for (const sign of signs) {
    const query = PATTERNS[sign].exec(before)?.[1];
    if (query !== undefined) return { sign, start: caret - query.length - 1, query };
  }
  return null;
}

/** The text with the suggestion in its place, and where the cursor stands then. */
export function taken(text: string, caret: number, asked: Asked, suggestion: Suggestion): readonly [string, number] {
  const before = text.slice(0, asked.start) + suggestion.text;
  return [before + text.slice(caret), before.length];
}

const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** Whether a word of the name begins so, whatever its accents; Chinese names have no spaces. */
export function isMeant(name: string, query: string): boolean {
  const sought = folded(query.trim());
  const whole = folded(name);
  if (/\p{Script=Han}/u.test(sought)) return whole.includes(sought);
  return whole.startsWith(sought) || whole.includes(` ${sought}`);
}
