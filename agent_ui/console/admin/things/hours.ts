/** Opening hours as people write them: intervals of a day, and a day of the calendar. */

export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Day = (typeof DAYS)[number];

export type Week = Readonly<Partial<Record<Day, readonly string[]>>>;

const TIME = /^([01]?\d|2[0-4])(?:[:.]?([0-5]\d))?$/;
const DAY_MINUTES = 24 * 60;

function minutesOf(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (found === null) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes <= DAY_MINUTES ? minutes : null;
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Begin and end of each interval in minutes, the earliest first; null where one is none, or meets another. */
export function spansOf(intervals: readonly string[]): readonly (readonly [number, number])[] | null {
  const spans = intervals.map((interval) => {
    const [from = "", until = "", ...rest] = interval.split(/[-–—]/);
    const [begin, end] = [minutesOf(from), minutesOf(until)];
    return begin === null || end === null || begin >= end || rest.length > 0 ? null : ([begin, end] as const);
  });
  if (!spans.every((span) => span !== null)) return null;
  const sorted = spans.toSorted(([one], [other]) => one - other);
  return sorted.some(([begin], place) => begin < (sorted[place - 1]?.[1] ?? 0)) ? null : sorted;
}

/** What was typed as intervals in the hub's spelling; what cannot be read stays as it was typed. */
export function intervalsIn(text: string): readonly string[] {
  const parts = text
    .split(/[,;，；、]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return spansOf(parts)?.map(([begin, end]) => `${clock(begin)}-${clock(end)}`) ?? parts;
}

export const textOf = (intervals: readonly string[] | undefined): string => (intervals ?? []).join(", ");

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is a day of the calendar. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return ISO_DAY.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/** The week with other intervals on a day; a day without any is closed, and not written. */
export const withDay = (week: Week, day: Day, intervals: readonly string[]): Week =>
  Object.fromEntries(
    DAYS.map((one) => [one, one === day ? intervals : (week[one] ?? [])] as const).filter(
      ([, told]) => told.length > 0,
    ),
  );
