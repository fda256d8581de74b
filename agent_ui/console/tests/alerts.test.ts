import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConversationRow, Desk, Item } from "@contact-hub/shared/wire.gen";
import { showBadge } from "../alerts/badge";
import { isOver, newsOf } from "../alerts/tell";
import type { HubEvent } from "../desk/applyEvent";
import { attention } from "../desk/attention";
import { START, type ConsoleState } from "../desk/state";
import { update } from "../desk/store";
import { alertWords } from "../i18n/alerts.en";
import { colleague } from "./colleague";

const NOW = Date.parse("2026-05-04T12:00:00Z");
const row = {
  id: "mine",
  state: "open",
  channel: "sms",
  queue: "q",
  customer: { id: "c", name: "Emma", is_verified: true },
  unread: 2,
} as unknown as ConversationRow;
const mention = { item_id: "n", conversation_id: "mine", by_name: "Bo", at: "", is_read: false };
const desk = {
  number: 1,
  me: { ...colleague("anna"), capacity: {} },
  offers: [],
  conversations: [row],
  colleagues: [],
  waiting: [],
  joined: [],
  help: [],
  mentions: [mention, { ...mention, item_id: "seen", is_read: true }],
} as unknown as Desk;
const ready: ConsoleState = { ...START, phase: "ready", desk };

const item = (changed: Partial<Item>): Item =>
  ({ id: "i", kind: "message", direction: "in", text: "Hi", event: null, details: {}, ...changed }) as Item;
const added = (changed: Partial<Item>, conversation_id = "mine", seconds = 0) =>
  ({
    type: "item_added",
    number: 2,
    at: new Date(NOW - seconds * 1000).toISOString(),
    conversation_id,
    item: item(changed),
  }) as unknown as HubEvent;

beforeEach(() => update(() => ready));
afterEach(() => vi.unstubAllGlobals());

test("a customer's words in a conversation of mine are news; my own, others' and old ones are not", () => {
  const kinds = (event: HubEvent) => newsOf([event], NOW).map(({ kind }) => kind);
  expect(kinds(added({}))).toEqual(["message"]);
  expect(kinds(added({ direction: "out" }))).toEqual([]);
  expect(kinds(added({ kind: "note" }))).toEqual([]);
  expect(kinds(added({}, "somebody else's"))).toEqual([]);
  expect(kinds(added({}, "mine", 3600))).toEqual([]);
});

test("a promise is news to the owner where its queue tells her", () => {
  const promise = (details: Record<string, string>) =>
    newsOf([added({ kind: "event", event: "sla_missed", details })], NOW)[0]?.title(alertWords, true);
  expect(promise({ tells: "owner" })).toBe("A promised time was missed: Emma");
  expect(promise({ tells: "team" })).toBeUndefined();
});

test("without names nothing of the customer is in the title", () => {
  const titles = [
    added({}),
    added({ kind: "event", event: "sla_near", details: { tells: "owner" } }),
    {
      type: "offer_made",
      number: 3,
      at: new Date(NOW).toISOString(),
      offer: { ...row, preview: "", queue: "q" },
    } as never,
  ].map((event) => newsOf([event], NOW)[0]);
  expect(titles.map((news) => news?.title(alertWords, true))).toEqual([
    "Emma",
    "A promised time comes near: Emma",
    "New offer: Emma",
  ]);
  for (const news of titles) expect(news?.title(alertWords, false) + (news?.detail ?? "")).not.toContain("Emma");
});

test("a notification stays until what it tells of is over", () => {
  const having = (changed: Partial<ConversationRow>, more: Partial<Desk> = {}) =>
    ({ ...ready, desk: { ...desk, conversations: [{ ...row, ...changed }], ...more } }) as ConsoleState;
  expect(isOver(having({ unread: 0 }), "message", "mine")).toBe(true);
  expect(isOver(having({}), "message", "mine")).toBe(false);
  expect(isOver(having({ unread: 0 }), "mention", "mine")).toBe(false);
  expect(isOver(having({}, { conversations: [] }), "mention", "mine")).toBe(false);
  expect(isOver(having({}, { mentions: [{ ...mention, is_read: true }] }), "mention", "mine")).toBe(true);
  const owed = { unread: 0, asked_at: "2026-05-04T11:00:00Z", sla: null };
  expect(isOver(having(owed), "promise", "mine")).toBe(false);
  expect(isOver(having({ ...owed, asked_at: null }), "promise", "mine")).toBe(true);
  expect(isOver(having({}, { conversations: [] }), "promise", "mine")).toBe(true);
});

test("what wants me is what rings, what is unread and what calls me, as one count", () => {
  expect(attention(START)).toBe(0);
  expect(attention(ready)).toBe(3);
  expect(attention({ ...ready, desk: { ...desk, offers: [{ id: "o", expires_at: "" } as never] } })).toBe(4);
});

test("the tab shows the count in title and picture, and neither when there is none", () => {
  document.head.innerHTML = '<link rel="icon" href="./icon.svg">';
  const icon = () => document.querySelector("link")?.getAttribute("href") ?? "";
  showBadge(12, "Contact Hub");
  expect(document.title).toBe("(12) Contact Hub");
  expect(decodeURIComponent(icon())).toContain(">9+<");
  const drawn = vi.spyOn(HTMLLinkElement.prototype, "href", "set");
  showBadge(13, "Contact Hub");
  expect(drawn).not.toHaveBeenCalled();
  showBadge(0, "Contact Hub");
  expect(document.title).toBe("Contact Hub");
  expect(icon()).toBe("./icon.svg");
});
