import type { Desk, OfferCard } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { START } from "../desk/state";
import { set } from "../desk/store";
import { OfferStack } from "../offers/OfferStack";

const offer = {
  id: "o1",
  channel: "sms",
  queue: "q",
  customer: { id: "ada", name: "Ada" },
  preview: "",
  reason: null,
  expires_at: "2099-01-01T00:00:00Z",
} as unknown as OfferCard;
const withOffers = (offers: readonly OfferCard[]) =>
  set({ ...START, phase: "ready", desk: { conversations: [], waiting: [], held: [], offers } as unknown as Desk });

test("a new offer is read out, and is no longer in the page once it has ended", async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  withOffers([]);
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await act(async () => root.render(<OfferStack />));
  const told = () => place.querySelector("[aria-live=assertive]")?.textContent;
  await act(async () => withOffers([offer]));
  expect(told()).toContain("Ada");
  await act(async () => withOffers([]));
  expect(told()).toBe("");
  await act(async () => root.unmount());
  set(START);
});
