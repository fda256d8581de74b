import { useState, type KeyboardEvent } from "react";
import { askedAt, type Asked, type Sign, type Suggestion } from "./suggest";

/** What may be asked for where one writes, and what there is of it. */
export interface Suggesting {
  readonly signs: readonly Sign[];
  readonly suggest: (asked: Asked) => readonly Suggestion[];
  readonly listLabel: (sign: Sign) => string;
  readonly onTake: (suggestion: Suggestion, asked: Asked) => void;
}

const NONE: readonly Suggestion[] = [];

/** The list for what stands before the cursor, and the keys that are meant for it. */
export function useOffered(
  text: string,
  caret: number,
  { signs, suggest }: Suggesting,
  take: (suggestion: Suggestion, asked: Asked) => void,
) {
  const [place, setPlace] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const asked = askedAt(text, caret, signs);
  const list = asked === null || asked.start === dismissed ? NONE : suggest(asked);
  const marked = Math.min(place, list.length - 1);

  /** Whether the key was meant for the list. */
  function steer(event: KeyboardEvent): boolean {
    const chosen = list[marked];
    if (chosen === undefined || asked === null || event.nativeEvent.isComposing) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setPlace((marked + step + list.length) % list.length);
    else if (event.key === "Escape") setDismissed(asked.start);
    else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function choose(suggestion: Suggestion): void {
    if (asked === null) return;
    setPlace(0);
    take(suggestion, asked);
  }

  /** The cursor stands elsewhere: what was sent away comes back where something else is asked for. */
  function follow(at: number, now = text): void {
    if (dismissed !== null && askedAt(now, at, signs)?.start !== dismissed) setDismissed(null);
  }

  return {
    asked,
    list,
    marked,
    steer,
    choose,
    follow,
    begin: () => setPlace(0),
    recall: () => setDismissed(null),
    dismiss: () => setDismissed(asked?.start ?? null),
  };
}
