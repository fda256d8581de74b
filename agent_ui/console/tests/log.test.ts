import type { Item } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import type { HubEvent } from "../desk/applyEvent";
import { applyToLog, withItem, type ConversationLog } from "../desk/applyToLog";

const item = (id: string, second: number): Item => ({
  id,
  kind: "message",
  direction: "in",
  author: "",
  author_name: "Ada",
  at: `2026-05-04T08:00:0${second}.000+00:00`,
  text: id,
  html: null,
  full_text: "",
  state: null,
  error: null,
  files: [],
  event: null,
  details: {},
  client_id: null,
});

const log: ConversationLog = {
  number: 5,
  conversation: {
    id: "one",
    state: "open",
    channel: "webchat",
    account: "demo-chat",
    customer: { id: "ada", name: "Ada", is_verified: true },
    queue: "support-en",
    subject: "",
    preview: "",
    unread: 0,
    arrived_at: item("a", 1).at,
    last_message_at: item("a", 1).at,
    ends_at: null,
    callback: "",
  },
  agent: null,
  can_write: true,
  is_opted_out: false,
  customer: {
    id: "ada",
    name: "Ada",
    organisation: "",
    tier: "",
    language: "en",
    value: null,
    notes: "",
    tags: [],
    attributes: {},
    consents: {},
    identities: [],
    version: 0,
    edits: {},
  },
  features: [],
  items: [item("a", 1)],
};

const added = (number: number, conversation: string, fresh: Item): HubEvent => ({
  type: "item_added",
  number,
  at: fresh.at,
  conversation_id: conversation,
  item: fresh,
});

test("an item is appended once, however often it is heard", () => {
  const once = applyToLog(log, added(6, "one", item("b", 2)));
  expect(once.items.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(applyToLog(once, added(7, "one", item("b", 2))).items).toHaveLength(2);
});

test("what the log already contains, and what another conversation says, changes nothing", () => {
  expect(applyToLog(log, added(5, "one", item("b", 2)))).toBe(log);
  expect(applyToLog(log, added(6, "two", item("b", 2)))).toBe(log);
});

test("an answer that overtakes an earlier event does not turn the order round", () => {
  const answered = withItem(log, item("mine", 3));
  const heard = applyToLog(answered, added(6, "one", item("hers", 2)));
  expect(heard.items.map(({ id }) => id)).toEqual(["a", "hers", "mine"]);
});

test("a delivery state reaches its message", () => {
  const event: HubEvent = {
    type: "item_state_changed",
    number: 6,
    at: log.conversation.arrived_at,
    conversation_id: "one",
    item_id: "a",
    state: "failed",
    error: "No such number",
  };
  expect(applyToLog(log, event).items[0]).toMatchObject({ state: "failed", error: "No such number" });
});

test("who asks for no more messages, and allows them again, is heard at once", () => {
  const said = (number: number, event: string) =>
    added(number, "one", { ...item(event, number), kind: "event", event });
  const out = applyToLog(log, said(6, "opted_out"));
  expect(out.is_opted_out).toBe(true);
  expect(applyToLog(out, added(7, "one", item("b", 7))).is_opted_out).toBe(true);
  expect(applyToLog(out, said(8, "opted_in")).is_opted_out).toBe(false);
});
