/** Dates, numbers and lengths of time in the reader's language. */
import { locale } from "./language";

const cache = new Map<string, unknown>();

/** Intl objects are expensive to make, so one of each kind is kept. */
function kept<T>(name: string, make: (locale: string) => T): T {
  const key = `${locale()} ${name}`;
  if (!cache.has(key)) cache.set(key, make(locale()));
  return cache.get(key) as T;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function number(value: number): string {
  return kept("number", (tag) => new Intl.NumberFormat(tag)).format(value);
}

export function percent(share: number, digits = 0): string {
  const options: Intl.NumberFormatOptions = { style: "percent", maximumFractionDigits: digits };
  return kept(`percent ${digits}`, (tag) => new Intl.NumberFormat(tag, options)).format(share);
}

/** An amount such as `129.90` in its currency. */
export function money(amount: string, currency: string): string {
  const options: Intl.NumberFormatOptions = { style: "currency", currency };
  return kept(`money ${currency}`, (tag) => new Intl.NumberFormat(tag, options)).format(Number(amount));
}

/** A measured time: seconds with a tenth where that matters, else a clock. */
export function measured(seconds: number): string {
  if (seconds >= 100) return clock(Math.round(seconds) * SECOND);
  const options: Intl.NumberFormatOptions = {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  };
  return kept("measured", (tag) => new Intl.NumberFormat(tag, options)).format(seconds);
}

export function bytes(size: number): string {
  const [unit, value] = size < 1e6 ? ["kilobyte", Math.max(1, size / 1e3)] : ["megabyte", size / 1e6];
  const options: Intl.NumberFormatOptions = {
    style: "unit",
    unit: unit,
    maximumFractionDigits: size < 1e6 ? 0 : 1,
  };
  return kept(`bytes ${unit}`, (tag) => new Intl.NumberFormat(tag, options)).format(value);
}

/** A clock: `2:05`, `1:02:05`; the same in every language. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(":")}` : `${Number(parts[0])}:${parts[1]}`;
}

/** How long, in its largest unit: `4 min`, `2 h`. */
export function span(milliseconds: number): string {
  const [unit, value] =
    milliseconds < MINUTE
      ? ["second", milliseconds / SECOND]
      : milliseconds < HOUR
        ? ["minute", milliseconds / MINUTE]
        : milliseconds < DAY
          ? ["hour", milliseconds / HOUR]
          : ["day", milliseconds / DAY];
  const options: Intl.NumberFormatOptions = {
    style: "unit",
    unit: unit,
    unitDisplay: "short",
    maximumFractionDigits: 0,
  };
  return kept(`span ${unit}`, (tag) => new Intl.NumberFormat(tag, options)).format(Math.max(0, Math.floor(value)));
}

/** From how long to how long, both in the unit of the longer: `2–6 min`. */
export function spanRange(shortest: number, longest: number): string {
  const [unit, size] =
    longest < 2 * MINUTE ? ["second", SECOND] : longest < 2 * HOUR ? ["minute", MINUTE] : ["hour", HOUR];
  const options: Intl.NumberFormatOptions = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 };
  const from = Math.floor(shortest / size);
  return kept(`span ${unit}`, (tag) => new Intl.NumberFormat(tag, options)).formatRange(
    from,
    Math.ceil(longest / size),
  );
}

/** When, as a list row says it: `now`, `4 min ago`, `Tue`, `3 May`. */
export function ago(at: number, now: number): string {
  const age = now - at;
  const relative = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    kept("ago", (tag) => new Intl.RelativeTimeFormat(tag, { style: "narrow", numeric: "auto" })).format(
      -Math.floor(value),
      unit,
    );
  if (age < MINUTE) return relative(0, "second");
  if (age < HOUR) return relative(age / MINUTE, "minute");
  if (age < DAY) return relative(age / HOUR, "hour");
  if (age < 6 * DAY) return kept("weekday", (tag) => new Intl.DateTimeFormat(tag, { weekday: "short" })).format(at);
  return kept("date", (tag) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "short" })).format(at);
}

export function timeOfDay(at: string): string {
  return kept("time", (tag) => new Intl.DateTimeFormat(tag, { timeStyle: "short" })).format(Date.parse(at));
}

export function day(at: string): string {
  return kept("day", (tag) => new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long" })).format(
    Date.parse(at),
  );
}

/** A day without its weekday, such as `2026-01-31`; the same in every time zone. */
export function dayOf(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return date;
  return kept("dayOf", (tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" })).format(at);
}

export function moment(at: string): string {
  return kept("moment", (tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" })).format(
    Date.parse(at),
  );
}

/** A time of the coming days: `Mon 09:00`. */
export function weekdayTime(at: Date): string {
  const options: Intl.DateTimeFormatOptions = { weekday: "short", hour: "2-digit", minute: "2-digit" };
  return kept("weekdayTime", (tag) => new Intl.DateTimeFormat(tag, options)).format(at);
}

const MONDAY = Date.UTC(2024, 0, 1);

/** What the days of the week are called, Monday first. */
export function weekdays(): readonly string[] {
  const format = kept("weekday", (tag) => new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" }));
  return Array.from({ length: 7 }, (_, index) => format.format(MONDAY + index * DAY));
}

/** The name of a language such as `de`, in the reader's language. */
export function languageName(tag: string): string {
  try {
    return kept("languages", (reader) => new Intl.DisplayNames(reader, { type: "language" })).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Names as one says them: `Anna, Bo and Chen`. */
export function listed(names: readonly string[]): string {
  return kept("list", (tag) => new Intl.ListFormat(tag, { type: "conjunction" })).format(names);
}

/** One after another, without a word between them: `Anna, Bo, Chen`. */
export function inRow(names: readonly string[]): string {
  return names.join(locale().startsWith("zh") ? "、" : ", ");
}
