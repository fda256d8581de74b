import type { VisitorItem, VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";

import { NEW_CHAT } from "../panel/chat.ts";
import { type Deed, deedsFor, found, gathered, lastToEdit, lastWithDeeds, reactionOf } from "../panel/deeds.ts";
import { chatOf, item } from "./furnish.ts";

const SOON = Date.parse("2026-03-02T10:10:00Z");
const LATE = Date.parse("2026-03-02T10:20:00Z");
const TOO_LATE = Date.parse("2026-03-02T11:00:00Z");

const mine = (id: string, part: Partial<VisitorItem> = {}): VisitorItem => item(id, { from_me: true, ...part });

test.each<[string, VisitorItem, number, Partial<VisitorSnapshot>, readonly Deed[]]>([
  ["what was written to her", item("a"), SOON, {}, ["answer", "react"]],
  ["her own words, soon", mine("a"), SOON, {}, ["answer", "edit", "withdraw"]],
  ["her own words, later", mine("a"), LATE, {}, ["answer", "withdraw"]],
  ["her own words, much later", mine("a"), TOO_LATE, {}, ["answer"]],
  [
    "her own words without an end",
    mine("a"),
    TOO_LATE,
    { edit_window_seconds: 0, withdrawal_window_seconds: 0 },
    ["answer", "edit", "withdraw"],
  ],
  ["what was taken back", mine("a", { is_withdrawn: true }), SOON, {}, []],
  ["what never left", mine("a", { state: "failed" }), SOON, {}, []],
  ["a chat that is over, her words", mine("a"), SOON, { state: "closed" }, ["withdraw"]],
  ["a chat that is over, ours", item("a"), SOON, { state: "closed" }, ["react"]],
  ["a channel without any of it", mine("a"), SOON, { features: [] }, []],
  ["a channel with reactions alone", item("a"), SOON, { features: ["reactions"] }, ["react"]],
])("what may be done with %s", (_, one, now, part, deeds) => {
  expect(deedsFor(chatOf([one], part), one, now)).toEqual(deeds);
});

test("the arrow up means the last words of hers that may still be changed", () => {
  const chat = chatOf([mine("a"), mine("b"), item("c"), mine("d", { is_withdrawn: true })]);
  expect(lastToEdit(chat, SOON)?.id).toBe("b");
  expect(lastToEdit(chat, LATE)).toBeNull();
  expect(lastToEdit(NEW_CHAT)).toBeNull();
});

test("Tab reaches the last message with which anything can be done", () => {
  expect(lastWithDeeds(chatOf([item("a"), item("b"), item("c", { is_withdrawn: true })]))).toBe("b");
  expect(lastWithDeeds(NEW_CHAT)).toBeNull();
});

test("reactions are gathered by emoji in the order in which they came, and hers is known", () => {
  const reactions = [
    { emoji: "❤️", from_me: false, name: "Anna" },
    { emoji: "👍", from_me: true, name: "" },
    { emoji: "❤️", from_me: false, name: "Bea" },
  ];
  expect(gathered(reactions).map(([emoji, all]) => [emoji, all.map((one) => one.name)])).toEqual([
    ["❤️", ["Anna", "Bea"]],
    ["👍", [""]],
  ]);
  expect(reactionOf(item("a", { reactions }))).toBe("👍");
  expect(reactionOf(item("a"))).toBe("");
});

test("a message that the log has not is not found", () => {
  const { snapshot } = chatOf([item("a")]);
  expect(found(snapshot, "a")?.text).toBe("a");
  expect(found(snapshot, "b")).toBeNull();
  expect(found(null, "a")).toBeNull();
});
