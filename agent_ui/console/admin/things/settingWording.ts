/** A text for customers as a setting keeps it: itself, or a JSON object by language. */
import type { Wording } from "../queues/wording";

export function wordingIn(value: string): Wording {
  if (!value.trimStart().startsWith("{")) return value;
  try {
    return JSON.parse(value) as Wording;
  } catch {
    return value;
  }
}

export const wordingText = (wording: Wording): string =>
  typeof wording === "string" ? wording : JSON.stringify(wording);
