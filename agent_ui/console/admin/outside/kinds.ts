/** What is told to other systems, in the reader's words and in theirs. */
import type { AdministrationWords } from "../../i18n/administration.en";

/** Their name stands beside it: whoever writes the other system knows it by that. */
export function kindIn({ kindNames }: AdministrationWords["outside"], kind: string): string {
  const name = kindNames[kind];
  return name === undefined ? kind : `${name} · ${kind}`;
}
