import type { QueuePlace } from "@contact-hub/shared/wire.gen";

import type { Words } from "../words/catalogue.ts";

/** How long it may take in honest words; nothing where nothing is known. */
export function placeSentence(place: QueuePlace, words: Words): string {
  const where = place.position <= 1 ? words.next : words.position(place.position);
  return [where, waitSentence(place.wait_seconds, words)].filter(Boolean).join(" ");
}

function waitSentence(seconds: number | null, words: Words): string {
  if (seconds === null) return "";
  if (seconds < 60) return words.underMinute;
  const minutes = Math.ceil(seconds / 60);
  return minutes > 60 ? words.overHour : words.minutes(minutes);
}
