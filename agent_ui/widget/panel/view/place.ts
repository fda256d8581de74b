import type { QueuePlace } from "@contact-hub/shared/wire.gen";

import type { Words } from "../words/catalogue.ts";

/** How long it may take in honest words, as a range where one number would say too much; nothing where nothing is known. */
export function placeSentence({ position, wait }: QueuePlace, words: Words): string {
  const where = position <= 1 ? words.next : words.position(position);
  return wait ? `${where} ${waitSentence(wait, words)}` : where;
}

function waitSentence({ low, seconds, high }: NonNullable<QueuePlace["wait"]>, words: Words): string {
  const [from, about, to] = [low, seconds, high].map((time) => Math.ceil(time / 60) || 1) as [number, number, number];
  if (to < 2) return words.underMinute;
  if (about > 60) return words.overHour;
  return words.minutes(to - from > 1 + about / 3 ? `${from}–${to}` : about);
}
