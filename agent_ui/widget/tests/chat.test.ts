import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { VisitorEvent, VisitorItem, VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";

import { applyChange, type Change, type Chat, NEW_CHAT, pageOf, type Pending } from "../panel/chat.ts";
import { linkify } from "../panel/linkify.ts";
import { standing } from "../panel/view/header.tsx";
import { placeSentence } from "../panel/view/place.ts";
import { rowsOf } from "../panel/view/rows.ts";
import { english } from "../panel/words/english.ts";
import { AT, item, snapshot } from "./furnish.ts";

function pending(clientId: string): Pending {
  return { clientId, text: clientId, files: [], at: AT, repliesTo: "", isRefused: false };
}

function after(...changes: readonly Change[]): Chat {
  return changes.reduce(applyChange, NEW_CHAT);
}

const shown: Change = { type: "shown", isShown: true };
const welcomed = (part: Partial<VisitorSnapshot> = {}): Change => ({ type: "welcomed", snapshot: snapshot(part) });
const added = (number: number, one: VisitorItem): Change => ({
  type: "happened",
  number,
  event: { type: "visitor_item_added", item: one },
});
const turned = (number: number, state: string, calls = { can_call_back: false, callback: "" }): Change => ({
  type: "happened",
  number,
  event: { type: "visitor_conversation_changed", state, agent_name: "Anna", can_rate: state === "closed", ...calls },
});

test("whoever waits hears that she may be called, and at which number she is", () => {
  const offered = after(welcomed({ state: "waiting" }), turned(11, "waiting", { can_call_back: true, callback: "" }));
  expect(offered.snapshot?.can_call_back).toBe(true);
  const promised = applyChange(offered, turned(12, "waiting", { can_call_back: true, callback: "+4930901820" }));
  expect(promised.snapshot?.callback).toBe("+4930901820");
  expect(applyChange(promised, turned(13, "open")).snapshot).toMatchObject({ can_call_back: false, callback: "" });
});

test("old snapshot and events make the fresh snapshot", () => {
  const chat = after(welcomed(), added(11, item("a", { from_me: true, client_id: "c" })), turned(12, "open"), {
    type: "happened",
    number: 13,
    event: { type: "visitor_item_state_changed", item_id: "a", state: "read" },
  });
  expect(chat.snapshot).toEqual(
    snapshot({
      number: 13,
      state: "open",
      agent_name: "Anna",
      items: [item("a", { from_me: true, client_id: "c", state: "read" })],
    }),
  );
});

test("an event that the snapshot already contains changes nothing", () => {
  const chat = after(welcomed({ number: 20 }));
  expect(applyChange(chat, added(20, item("a")))).toBe(chat);
});

test("a message confirmed by answer and by event stands in the log once", () => {
  const mine = item("a", { from_me: true, client_id: "c" });
  const chat = after(welcomed(), { type: "written", message: pending("c") }, added(11, mine), {
    type: "confirmed",
    clientId: "c",
    item: mine,
  });
  expect(chat.pending).toEqual([]);
  expect(chat.snapshot?.items).toHaveLength(1);
});

test("what was sent while the line was broken is settled by the next welcome", () => {
  const chat = after(
    welcomed(),
    { type: "written", message: pending("kept") },
    { type: "written", message: pending("lost") },
    { type: "line", line: "off" },
    welcomed({ items: [item("a", { from_me: true, client_id: "kept" })] }),
  );
  expect(chat.pending.map((message) => message.clientId)).toEqual(["lost"]);
});

test("a refused message may be tried again under the same id, or discarded", () => {
  const refused = after(welcomed(), { type: "written", message: pending("c") }, { type: "refused", clientId: "c" });
  expect(refused.pending[0]?.isRefused).toBe(true);
  expect(applyChange(refused, { type: "tried_again", clientId: "c" }).pending).toEqual([pending("c")]);
  expect(applyChange(refused, { type: "discarded", clientId: "c" }).pending).toEqual([]);
});

test("answers are counted while the panel is closed, and no longer when it opens", () => {
  const chat = after(shown, welcomed(), { type: "shown", isShown: false }, added(11, item("a")), added(12, item("b")));
  expect(chat.unread).toBe(2);
  expect(applyChange(chat, shown).unread).toBe(0);
});

test("a visitor who comes back finds unread what she has not seen", () => {
  const items = [item("a", { state: "read" }), item("b"), item("c", { from_me: true })];
  expect(after(welcomed({ items })).unread).toBe(1);
});

test("the answered form is told again on every new line until there is a conversation", () => {
  const answers = { client_id: "form", fields: { name: "Mira" } };
  const chat = after(
    welcomed(),
    { type: "answered", answers },
    { type: "started" },
    { type: "line", line: "off" },
    welcomed(),
  );
  expect(chat.answers).toEqual(answers);
  expect(chat.isStarted).toBe(false);
});

test("each state has its page", () => {
  const form = [{ name: "name", label: "Name", kind: "text", is_required: true, choices: [] }];
  const answers = { client_id: "form", fields: {} };
  expect(pageOf(NEW_CHAT)).toBe("connecting");
  expect(pageOf(after(welcomed()))).toBe("chat");
  expect(pageOf(after(welcomed({ form })))).toBe("form");
  expect(pageOf(after(welcomed({ form }), { type: "answered", answers }))).toBe("chat");
  expect(pageOf(after(welcomed({ is_open: false })))).toBe("offline");
  expect(pageOf(after(welcomed({ is_open: false, state: "open" })))).toBe("chat");
  expect(
    pageOf(
      after(welcomed({ is_open: false }), { type: "answered", answers: { ...answers, answer_to: "m@example.com" } }),
    ),
  ).toBe("left");
  const here = after(
    welcomed({ is_open: false }),
    { type: "answered", answers: { ...answers, answer_to: "" } },
    turned(11, "waiting"),
  );
  expect(pageOf(here)).toBe("left");
  expect(pageOf(applyChange(here, turned(12, "open")))).toBe("chat");
  expect(pageOf(after(welcomed({ state: "closed" })))).toBe("over");
  expect(pageOf(after(welcomed({ state: "closed" }), { type: "anew" }))).toBe("chat");
});

test("a chat begun anew that ends again is over again", () => {
  const chat = after(
    welcomed({ state: "closed" }),
    { type: "rated" },
    { type: "anew" },
    turned(11, "open"),
    turned(12, "closed"),
  );
  expect(pageOf(chat)).toBe("over");
  expect(chat.isRated).toBe(false);
});

test("the place in the queue is forgotten when somebody answers", () => {
  const place: Change = { type: "place", place: { position: 2, wait: null, is_staffed: true } };
  expect(after(welcomed({ state: "waiting" }), place, turned(11, "open")).place).toBeNull();
});

test("nobody is being found while nobody is there, and the place is kept", () => {
  const at = (isStaffed: boolean): Change => ({
    type: "place",
    place: { position: 1, wait: null, is_staffed: isStaffed },
  });
  const waits = after({ type: "line", line: "on" }, welcomed({ state: "waiting" }));
  expect(standing(waits, english)).toBe("Finding somebody for you");
  expect(standing(applyChange(waits, at(false)), english)).toBe("Nobody is here right now; you keep your place");
  expect(standing(applyChange(waits, at(true)), english)).toBe("Finding somebody for you");
});

test("what is answered is let go by what is written, and by a new chat; what is being changed stays", () => {
  const aimed = after(
    welcomed(),
    { type: "aimed", aim: { answering: "a" } },
    { type: "aimed", aim: { rewriting: "b" } },
  );
  expect(aimed).toMatchObject({ answering: "a", rewriting: "b" });
  const written = applyChange(aimed, { type: "written", message: pending("c") });
  expect(written).toMatchObject({ answering: "", rewriting: "b" });
  expect(applyChange(aimed, { type: "anew" }).answering).toBe("");
});

test("a row knows what it answers before and after the server confirmed it", () => {
  const rows = rowsOf([item("a", { replies_to: "q" })], [{ ...pending("c"), repliesTo: "a" }]);
  expect(rows.map((row) => row.repliesTo)).toEqual(["q", "a"]);
});

test("a row keeps its key when the server confirms it", () => {
  const before = rowsOf([], [pending("c")]);
  const confirmed = rowsOf([item("a", { from_me: true, client_id: "c" })], []);
  expect(confirmed[0]?.key).toBe(before[0]?.key);
});

test("messages of one author within five minutes stand together", () => {
  const rows = rowsOf([item("a"), item("b"), item("c", { at: "2026-03-02T10:09:00Z" })], []);
  expect(rows.map((row) => [row.isFirst, row.isLast])).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
});

test.each([
  [1, null, "You are next."],
  [2, [20, 0, 60], "You are number 2 in the queue. It should take less than a minute."],
  [2, [40, 0, 110], "You are number 2 in the queue. It should take about 1 minute."],
  [2, [40, 0, 170], "You are number 2 in the queue. It should take about 1–3 minutes."],
  [3, [170, 120, 220], "You are number 3 in the queue. It should take about 3 minutes."],
  [3, [170, 61, 400], "You are number 3 in the queue. It should take about 2–7 minutes."],
  [8, [1_150, 1_000, 1_380], "You are number 8 in the queue. It should take about 20 minutes."],
  [9, [9_000, 5_000, 14_000], "You are number 9 in the queue. It may take more than an hour."],
] as const)("the wait at place %i of %j is told honestly", (position, times, sentence) => {
  const [seconds, low, high] = times ?? [0, 0, 0];
  expect(placeSentence({ position, wait: times && { seconds, low, high }, is_staffed: true }, english)).toBe(sentence);
});

test("only web addresses become links, without the sentence's own marks", () => {
  const pieces = linkify("See https://example.com/a?b=1. Not javascript:alert(1)，or (http://example.org)");
  expect(pieces.flatMap((piece) => piece.address ?? [])).toEqual(["https://example.com/a?b=1", "http://example.org"]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(
    "See https://example.com/a?b=1. Not javascript:alert(1)，or (http://example.org)",
  );
});

interface Changed {
  readonly before: readonly VisitorItem[];
  readonly events: readonly (VisitorEvent & { readonly number: number })[];
  readonly after: readonly VisitorItem[];
}

test("what is told of changed messages makes of the old ones the fresh ones", () => {
  const path = join(import.meta.dirname, "../../../tests/recordings/changes/widget.json");
  const { before, events, after: fresh } = JSON.parse(readFileSync(path, "utf8")) as Changed;
  const happened = events.map(({ number, ...event }): Change => ({ type: "happened", number, event }));
  expect(after(welcomed({ number: 0, items: before }), ...happened).snapshot?.items).toEqual(fresh);
});
