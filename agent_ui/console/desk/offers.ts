/** Which offers can still be answered: a clock that has run out is believed at once, also without a line. */
import type { OfferCard } from "@contact-hub/shared/wire.gen";
import { hubNow, useOverTime } from "./clock";
import { offerIds, offerOf } from "./derived";
import type { ConsoleState } from "./state";
import { present } from "./store";

export const hasPassed = (offer: OfferCard, now = hubNow()): boolean => now >= Date.parse(offer.expires_at);

/** The offer that ends soonest of those that can still be answered; its card is on top. */
export function firstLive(state: ConsoleState, now = hubNow()): OfferCard | undefined {
  for (const id of offerIds(state)) {
    const offer = offerOf(state, id);
    if (offer !== null && !hasPassed(offer, now)) return offer;
  }
  return undefined;
}

/** Whether an offer's time is over; an offer that is gone has none left. */
export const useHasPassed = (offer: OfferCard | null): boolean => useOverTime(() => offer === null || hasPassed(offer));

/** The id of the offer that the keys answer; undefined while nothing rings. */
export const useFirstLive = (): string | undefined => useOverTime(() => firstLive(present())?.id);
