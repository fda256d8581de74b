import type { Language } from "../../contract.ts";
import { localeOf } from "../../language.ts";

const DAY_MILLISECONDS = 86_400_000;

export function clockTime(at: string, language: Language): string {
  return new Date(at).toLocaleTimeString(localeOf(language), { hour: "numeric", minute: "2-digit" });
}

/** "Today", "yesterday" or the date: in the visitor's language and time zone. */
export function dayName(at: string, language: Language, now = new Date()): string {
  const day = new Date(at);
  const apart = Math.round((midnight(day) - midnight(now)) / DAY_MILLISECONDS);
  if (apart === 0 || apart === -1) {
    return new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto" }).format(apart, "day");
  }
  return day.toLocaleDateString(localeOf(language), { weekday: "long", day: "numeric", month: "long" });
}

function midnight(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
