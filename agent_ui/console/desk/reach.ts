/** How colleagues can be reached, and in which order one would try. */
import type { Colleague, Me } from "@contact-hub/shared/wire.gen";
import type { Messages } from "../i18n/en";
import { inRow, timeOfDay } from "../i18n/format";
import { channelWord, presenceWord } from "./words";
import type { ConsoleState } from "./state";

type Shown = Pick<Colleague, "presence" | "reason" | "until" | "next_presence" | "next_reason">;

/** From which on somebody is at it longer than planned. */
export const isOverdue = ({ presence, until }: Pick<Shown, "presence" | "until">, now: number): boolean =>
  presence === "away" && until !== null && now > Date.parse(until);

/** Until when somebody is away, or that it is taking longer; empty where nothing was planned. */
export function untilWords({ reach }: Messages, shown: Pick<Shown, "presence" | "until">, now: number): string {
  if (shown.presence !== "away" || shown.until === null) return "";
  return (isOverdue(shown, now) ? reach.overdue : reach.until)(timeOfDay(shown.until));
}

/** What comes after the present state; empty where it stays. */
export function nextWords(messages: Messages, state: ConsoleState, shown: Shown): string {
  if (shown.next_presence === null) return "";
  return messages.reach.next(presenceWord(messages, state, shown.next_presence, shown.next_reason));
}

/** The hub's own reason: offers rang out. */
const NO_ANSWER = "no-answer";

/** The channels on which nothing rings because offers of theirs rang out. */
export const missedChannels = (paused: Colleague["paused"]): readonly string[] =>
  Object.keys(paused).filter((channel) => paused[channel] === NO_ANSWER);

/** Whether nothing more rings for me, at least on one channel, because I let offers ring out. */
export const hasMissed = ({ presence, reason, paused }: Me): boolean =>
  (presence === "away" && reason === NO_ANSWER) || (presence === "available" && missedChannels(paused).length > 0);

/** Whether one of my teams lets me be there for some channels only. */
export const mayPause = ({ session, floor }: ConsoleState): boolean =>
  floor.teams.some((team) => team.channel_presence && session?.person.teams.includes(team.id));

/** The channels on which nothing rings for somebody; empty where all do. */
export function pausedWords(messages: Messages, paused: Colleague["paused"]): string {
  const names = Object.keys(paused).map((channel) => channelWord(messages, channel));
  return names.length === 0 ? "" : messages.reach.without(inRow(names));
}

/** What somebody does just now, as the hub sees it. */
export function doingWords({ reach }: Messages, row: Colleague): string {
  // Whoever is not there does nothing, whatever she still holds.
  if (row.presence === "offline") return "";
  if (!row.is_reachable) return reach.notResponding;
  if (row.live > 0) return reach.live(row.live);
  if (row.wrapping > 0) return reach.wrapping;
  return row.holding > 0 ? reach.holding : "";
}

export type Way = "hand_over" | "full" | "note" | "back" | "mail";

/** The best way to reach somebody now. */
export function wayTo(row: Colleague, now: number): Way {
  if (row.presence === "offline") return "mail";
  if (row.presence === "away") return row.until !== null && !isOverdue(row, now) ? "back" : "note";
  if (!row.is_reachable || row.next_presence !== null) return "note";
  return row.holding < row.room || row.room === 0 ? "hand_over" : "full";
}

const ORDER: Readonly<Record<Way, number>> = { hand_over: 0, full: 1, back: 2, note: 3, mail: 4 };

/** Whoever is reached soonest comes first, then by name. */
export function bestFirst(rows: readonly Colleague[], now: number): readonly Colleague[] {
  return rows.toSorted(
    (a, b) => ORDER[wayTo(a, now)] - ORDER[wayTo(b, now)] || a.holding - b.holding || a.name.localeCompare(b.name),
  );
}

/** What somebody can do, in one line; empty where nothing is kept of it. */
export const skillsOf = ({ floor }: ConsoleState, id: string): string =>
  inRow(floor.people.find((person) => person.id === id)?.skills ?? []);
