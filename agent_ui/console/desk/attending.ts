/** Which colleagues are at the same conversation, and whether one of them is answering already. */
import { hubNow } from "./clock";
import { currentId } from "./derived";
import type { ConsoleState } from "./state";
import { present, update } from "./store";

export type Deed = "looking" | "reply" | "note" | "left";

export interface Attending {
  readonly person: string;
  readonly name: string;
  readonly deed: Exclude<Deed, "left">;
  /** Until when that deed is shown; afterwards she is only looking. */
  readonly until: number;
  readonly isHereUntil: number;
}

export interface AttendingSignal {
  readonly type: "attending";
  readonly conversation_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly deed: Deed;
}

const WRITING_SHOWN_MS = 6_000;
/** More than two beats: one may be lost. */
const HERE_SHOWN_MS = 45_000;
export const BEAT_MS = 20_000;

const NOBODY: readonly Attending[] = [];

export const attendingAt = (state: ConsoleState, conversation: string): readonly Attending[] =>
  state.attending[conversation] ?? NOBODY;

/** What is known after a signal; one of a person not known yet is to be answered, so that she knows of me. */
export function heard(known: readonly Attending[], signal: AttendingSignal, now: number): readonly Attending[] {
  const others = known.filter(({ person, isHereUntil }) => person !== signal.person_id && isHereUntil > now);
  if (signal.deed === "left") return others;
  const before = known.find(({ person }) => person === signal.person_id);
  const isStillWriting = signal.deed === "looking" && before !== undefined && before.until > now;
  const deed = isStillWriting ? before.deed : signal.deed;
  const until = isStillWriting ? before.until : now + (deed === "looking" ? HERE_SHOWN_MS : WRITING_SHOWN_MS);
  return [...others, { person: signal.person_id, name: signal.name, deed, until, isHereUntil: now + HERE_SHOWN_MS }];
}

/** Keep what a signal says; returns whether somebody has just come to where I am. */
export function hearAttending(signal: AttendingSignal): boolean {
  const { session, attending } = present();
  if (signal.person_id === session?.person.id) return false;
  const known = attending[signal.conversation_id] ?? NOBODY;
  const next = heard(known, signal, hubNow());
  update((state) => ({ ...state, attending: { ...state.attending, [signal.conversation_id]: next } }));
  const isHere = currentId(present()) === signal.conversation_id;
  return isHere && signal.deed !== "left" && !known.some(({ person }) => person === signal.person_id);
}

/** Who writes a reply, who a note, and who only looks, by name. */
export function deedsAt(
  known: readonly Attending[],
  now: number,
): Readonly<Record<Attending["deed"], readonly string[]>> {
  const here = known.filter(({ isHereUntil }) => isHereUntil > now);
  const named = (deed: Attending["deed"]) =>
    here.filter((one) => (one.until > now ? one.deed : "looking") === deed).map(({ name }) => name);
  return { reply: named("reply"), note: named("note"), looking: named("looking") };
}
