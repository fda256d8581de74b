/** What the hub refuses is English already; other languages say each of its sentences in their own words. */
import { refusalSentences } from "./refusals.en";
export const refusalWords: {
  /** By the hub's sentence, with `{0}` for what differs. */
  readonly sentences: Readonly<Record<string, string>>;
  /** By the kind of problem: what is said instead of a sentence that nobody translated. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Said of an arrival in quarantine instead of such a sentence; empty: the hub's own. */
  readonly notUnderstood: string;
} = { sentences: refusalSentences, kinds: {}, notUnderstood: "" };
