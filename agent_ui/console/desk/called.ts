/** What somebody is called, in the reader's language: also who never said her name, each by a number of her own. */
import type { Messages } from "../i18n/en";
import type { Named } from "./people";

const LEAST = 1000;
const DIFFERENT = 9000;
const BASIS = 2_166_136_261;
const PRIME = 16_777_619;

/** Her number, the same for ever and for everybody; the hub counts it in the same way (`hub/domain/called.py`). */
export function numberOf(id: string): number {
  let mixed = BASIS;
  for (const byte of new TextEncoder().encode(id)) mixed = Math.imul(mixed ^ byte, PRIME) >>> 0;
  return LEAST + (mixed % DIFFERENT);
}

/** What the record of an erased customer is called by the hub (`hub/domain/erasure.py`). */
const ERASED_NAME = "∅";

/** Her name; where she has none what she is called by; and a word for somebody of whom nothing is known here. */
export function called(words: Pick<Messages, "unnamed" | "visitor" | "erased">, who: Named | null | undefined): string {
  if (!who) return words.unnamed;
  if (who.name === ERASED_NAME) return words.erased;
  return who.name || (who.id === "" ? words.unnamed : words.visitor(numberOf(who.id)));
}
