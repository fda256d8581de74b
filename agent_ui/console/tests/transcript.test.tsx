import type { Item } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { ConversationEntry } from "../customer/ConversationEntry";

const said = (id: string, direction: "in" | "out", details: Readonly<Record<string, string>> = {}) =>
  ({ id, kind: "message", direction, author_name: "", text: id, details, withdrawn_at: null }) as unknown as Item;

/** Beside which of these messages a transcript says that nothing proves who wrote them. */
function doubted(...items: readonly Item[]): readonly (string | undefined)[] {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const entry = {
    id: "c",
    channel: "email",
    queue: "mail",
    state: "closed",
    subject: "Lamp",
    arrived_at: "2026-05-04T08:00:00+00:00",
    closed_at: "2026-05-04T09:00:00+00:00",
    disposition: null,
    agent: null,
    items,
    is_restricted: false,
  };
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  act(() => root.render(<ConversationEntry entry={entry} />));
  const lines = [...place.querySelectorAll("details p")].map((line) => line.textContent ?? "");
  act(() => root.unmount());
  place.remove();
  return items
    .map(({ id }) => id)
    .filter((id) => lines.some((line) => line.includes("Not verified") && line.endsWith(id)));
}

const UNPROVEN = { unproven: "yes" };

test("a transcript doubts a single message among proven ones, and does not repeat what her addresses say", () => {
  expect(doubted(said("first", "in", UNPROVEN), said("answer", "out"), said("second", "in", UNPROVEN))).toEqual([]);
  expect(doubted(said("hers", "in"), said("answer", "out"), said("forged", "in", UNPROVEN))).toEqual(["forged"]);
});
