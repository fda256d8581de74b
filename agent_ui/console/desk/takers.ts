/** To whom a conversation can be passed on, and how each of them stands. */
import type { Colleague } from "@contact-hub/shared/wire.gen";
import type { Messages } from "../i18n/en";
import { nextWords, untilWords } from "./reach";
import type { ConsoleState } from "./state";
import { presenceWord } from "./words";

const ORDER = ["available", "busy", "away", "offline"];

interface Takers {
  readonly there: readonly Colleague[];
  /** Nobody can take anything who is not there; the hub would refuse it. */
  readonly notThere: readonly Colleague[];
}

/** Whoever takes it soonest comes first, then by name; whoever cannot take it is apart. */
export function takersOf(colleagues: readonly Colleague[]): Takers {
  const sorted = colleagues.toSorted(
    (a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) || a.name.localeCompare(b.name),
  );
  const isThere = ({ presence }: Colleague): boolean => presence !== "offline";
  return { there: sorted.filter(isThere), notThere: sorted.filter((one) => !isThere(one)) };
}

/** How somebody can be reached, until when she is away and what she does next. */
export function standingWords(messages: Messages, state: ConsoleState, one: Colleague, now: number): string {
  const word = presenceWord(messages, state, one.presence, one.reason);
  const until = untilWords(messages, one, now);
  const next = nextWords(messages, state, one);
  return [until === "" ? word : `${word} ${until}`, next].filter(Boolean).join(" · ");
}
