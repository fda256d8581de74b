import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Item } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import type { HubEvent } from "../desk/applyEvent";
import { applyToLog, withItem } from "../desk/applyToLog";
import { splitPoints } from "../desk/split";
import { ANYTHING } from "../conversation/limits";
import { conversationLog } from "./conversationLog";

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
  letter: null,
  replies_to: "",
  reactions: [],
  edited_at: null,
  withdrawn_at: null,
});

const log = conversationLog({ items: [item("a", 1)] });

const added = (number: number, conversation: string, fresh: Item): HubEvent => ({
  type: "item_added",
  number,
  at: fresh.at,
  conversation_id: conversation,
  item: fresh,
});

test("a thread is split at a message of its own after its first, and at none of what was merged into it", () => {
  const items = [item("theirs", 1), item("a", 2), item("their second", 3), item("b", 4)];
  const page = { ...log, features: ["threads"], items, merged_items: ["theirs", "their second"] };
  expect(splitPoints(page).map(({ id }) => id)).toEqual(["b"]);
  expect(splitPoints({ ...page, features: [] })).toEqual([]);
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

interface Changed {
  readonly before: readonly Item[];
  readonly events: readonly HubEvent[];
  readonly after: readonly Item[];
}

test("what is told of changed messages makes of the old ones the fresh ones", () => {
  const path = join(import.meta.dirname, "../../../tests/recordings/changes/console.json");
  const { before, events, after } = JSON.parse(readFileSync(path, "utf8")) as Changed;
  const [first] = events;
  if (first?.type !== "item_changed") throw new Error("the recording begins with no change");
  const conversation = { ...log.conversation, id: first.conversation_id };
  const old = { ...log, number: 0, conversation, items: before };
  expect(events.reduce(applyToLog, old).items).toEqual(after);
});

test("who asks for no more messages, and allows them again, is heard at once", () => {
  const said = (number: number, event: string) =>
    added(number, "one", { ...item(event, number), kind: "event", event });
  const out = applyToLog(log, said(6, "opted_out"));
  expect(out.is_opted_out).toBe(true);
  expect(applyToLog(out, added(7, "one", item("b", 7))).is_opted_out).toBe(true);
  expect(applyToLog(out, said(8, "opted_in")).is_opted_out).toBe(false);
});

test("a window of replies is open again with what the customer writes, and not with what we do", () => {
  const narrow = { ...log, limits: { ...ANYTHING, reply_window_seconds: 86_400 }, heard_at: item("a", 1).at };
  const ours = { ...item("b", 2), direction: "out" };
  expect(applyToLog(narrow, added(6, "one", ours)).heard_at).toBe(item("a", 1).at);
  expect(applyToLog(narrow, added(7, "one", item("c", 3))).heard_at).toBe(item("c", 3).at);
  expect(applyToLog({ ...narrow, heard_at: null }, added(7, "one", item("c", 3))).heard_at).toBe(item("c", 3).at);
});
