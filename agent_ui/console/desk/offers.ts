/** Which offers can still be answered: a clock that has run out is believed at once, also without a line. */
import type { OfferCard } from "@contact-hub/shared/wire.gen";
import { hubNow, useHasCome } from "./clock";
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
export const useHasPassed = (offer: OfferCard | null): boolean => useHasCome(() => offer === null || hasPassed(offer));

/** Whether anything rings that can still be answered. */
export const useIsRinging = (): boolean => !useHasCome(() => firstLive(present()) === undefined);
