import { expect, test } from "vitest";
import type { Item, SlaDue } from "@contact-hub/shared/wire.gen";
import { newPolicy, promiseFault, promiseWords, tiersOf, valueOf } from "../admin/queues/promises";
import { eventSentence } from "../conversation/eventSentence";
import { slaSentence, stageOf } from "../desk/sla";
import { present } from "../desk/store";
import { english, simplified, traditional } from "./catalogues";

const MINUTE = 60_000;
const NOW = Date.parse("2026-05-04T08:00:00Z");
const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();
const due = (minutes: number, warned: number | null): SlaDue => ({
  target: "first_response",
  due_at: at(minutes),
  warn_at: warned === null ? null : at(warned),
  keepable: null,
});

test.each([
  [due(10, 5), "due", "First answer in 10 min"],
  [due(4, 0), "near", "First answer soon: 4 min"],
  [due(4, null), "due", "First answer in 4 min"],
  [due(0, -2), "late", "First answer late: 0 sec"],
  [due(-125, -200), "late", "First answer late: 2 hr"],
])("a clock says in words what its colour says", (sla, stage, sentence) => {
  expect(stageOf(sla, NOW)).toBe(stage);
  expect(slaSentence(english, sla, NOW)).toBe(sentence);
});

test("a miss stands in the conversation with its target and policy, in every language", () => {
  const missed = { event: "sla_missed", author_name: "", details: { target: "resolution", policy: "Gold" } } as unknown;
  for (const words of [english, simplified, traditional]) {
    expect(eventSentence(missed as Item, present(), words)).toContain("Gold");
  }
  expect(eventSentence(missed as Item, present(), english)).toBe("Resolution is late (Gold)");
});

test("a promise that makes no sense is told before the hub is asked", () => {
  const policy = newPolicy(english);
  const { editor } = english.sla;
  expect(promiseFault([policy], english)).toBeNull();
  expect(
    promiseFault(
      [
        { ...policy, tiers: ["gold"] },
        { ...policy, name: "Others" },
      ],
      english,
    ),
  ).toBeNull();
  expect(promiseFault([{ ...policy, name: " " }], english)).toBe(editor.nameMissing);
  expect(promiseFault([{ ...policy, tiers: ["gold"] }, policy], english)).toBe(editor.nameMissing);
  expect(promiseFault([policy, { ...policy, name: "Others" }], english)).toBe(editor.hidden);
  expect(promiseFault([{ ...policy, first_response_seconds: 0 }], english)).toBe(editor.promisesNothing);
  expect(promiseFault([{ ...policy, warn_percent: 100 }], english)).toBe(editor.outside(0, 99));
  expect(promiseFault([{ ...policy, resolution_seconds: -1 }], english)).toBe(editor.outside(0, 90 * 86_400));
});

test("tiers and values are read as they are typed", () => {
  expect(tiersOf("gold, silver，铂金、")).toEqual(["gold", "silver", "铂金"]);
  expect(valueOf(" ", 5)).toBeNull();
  expect(valueOf("12.5", 5)).toBe(12.5);
  expect(valueOf("12 or so", 5)).toBe(5);
});

test("what is promised is told in words", () => {
  expect(promiseWords(english, [newPolicy(english)])).toBe("All customers: First answer within 15 min");
  expect(promiseWords(english, [])).toBe(english.queueEditor.none);
});
