/** Until when one may put a conversation aside with one key, in the agent's own time zone. */

export type PresetName = "laterToday" | "tomorrow" | "monday";

export interface Preset {
  readonly name: PresetName;
  readonly at: Date;
}

const LATER_HOURS = 3;
/** Nobody means the night when she says later today. */
const LATEST_HOUR = 20;
const MORNING_HOUR = 9;
const HALF_HOUR_MS = 30 * 60_000;

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR);
}

/** What is offered now: what has passed, or would say the same twice, is left out. */
export function snoozePresets(now: Date): readonly Preset[] {
  const later = new Date(Math.ceil((now.getTime() + LATER_HOURS * 3_600_000) / HALF_HOUR_MS) * HALF_HOUR_MS);
  const latest = new Date(now.getFullYear(), now.getMonth(), now.getDate(), LATEST_HOUR);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return [
    ...(later <= latest ? [{ name: "laterToday" as const, at: later }] : []),
    { name: "tomorrow", at: morning(now, 1) },
    ...(toMonday > 1 ? [{ name: "monday" as const, at: morning(now, toMonday) }] : []),
  ];
}

/** An instant as a field for date and time has it, in the agent's own time zone. */
export function localField(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
