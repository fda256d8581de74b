import type { Desk } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { START } from "../desk/state";
import { set } from "../desk/store";
import { OfferStack } from "../offers/OfferStack";

const offer = (id: string, ends: number) => ({
  id,
  channel: "webchat",
  queue: "support-en",
  customer: { id, name: id, is_verified: true },
  callback: "",
  subject: `About ${id}`,
  preview: `Words of ${id}`,
  note: "",
  note_by: "",
  reason: null,
  waiting_since: "2026-05-04T08:00:00+00:00",
  expires_at: new Date(Date.now() + ends * 60_000).toISOString(),
});

/** What the cards of these offers say. */
function cardsOf(...offers: readonly ReturnType<typeof offer>[]): readonly string[] {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const desk = { me: { id: "anna" }, offers, conversations: [] };
  set({ ...START, phase: "ready", desk: desk as unknown as Desk });
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  act(() => root.render(<OfferStack />));
  const cards = [...place.querySelectorAll("article")].map((card) => card.textContent ?? "");
  act(() => root.unmount());
  set(START);
  return cards;
}

test("that nothing has proven her address yet is told in her panel, and alarms on no card", () => {
  const [card] = cardsOf({ ...offer("Ada", 1), customer: { id: "Ada", name: "Ada", is_verified: false } });
  expect(card).toContain("About Ada");
  expect(card).not.toContain("Not verified");
});

test("below the first offer the others say in one line what they are about", () => {
  const cards = cardsOf(offer("Ada", 1), offer("Bea", 2), offer("Cleo", 3));
  expect(cards).toHaveLength(3);
  for (const [place_, name] of ["Ada", "Bea", "Cleo"].entries()) {
    expect(cards[place_]).toContain(`About ${name}`);
    expect(cards[place_]?.includes(`Words of ${name}`)).toBe(place_ === 0);
    expect(cards[place_]).toContain("Accept");
  }
});
