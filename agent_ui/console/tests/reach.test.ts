import { expect, test } from "vitest";
import { bestFirst, doingWords, hasMissed, isOverdue, nextWords, pausedWords, untilWords, wayTo } from "../desk/reach";
import { START } from "../desk/state";
import { colleague } from "./colleague";
import { english } from "./catalogues";

const NOW = Date.parse("2026-05-04T12:00:00Z");
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const lunch = (minutes: number) => colleague("lunch", { presence: "away", reason: "lunch", until: at(minutes) });

test("a break says until when, and afterwards that it takes longer", () => {
  expect(untilWords(english, lunch(10), NOW)).toMatch(/^until /);
  expect(untilWords(english, lunch(-10), NOW)).toMatch(/^was due back at /);
  expect([isOverdue(lunch(10), NOW), isOverdue(lunch(-10), NOW)]).toEqual([false, true]);
  expect(untilWords(english, colleague("back", { until: at(-10) }), NOW)).toBe("");
});

test("what comes next is told by the name of its reason", () => {
  const state = { ...START, floor: { ...START.floor, reasons: [{ id: "lunch", name: "Lunch", planned_minutes: 30 }] } };
  expect(nextWords(english, state, colleague("a", { next_presence: "away", next_reason: "lunch" }))).toBe("then Lunch");
  expect(nextWords(english, state, colleague("a"))).toBe("");
});

test("what the hub sees comes in the order of what matters", () => {
  const busy = { holding: 3, live: 2, wrapping: 1 };
  expect(doingWords(english, colleague("a", { ...busy, is_reachable: false }))).toBe("not responding");
  expect(doingWords(english, colleague("a", busy))).toBe("with 2 customers");
  expect(doingWords(english, colleague("a", { ...busy, live: 0 }))).toBe("wrapping up");
  expect(doingWords(english, colleague("a", { holding: 1 }))).toBe("working on messages");
  expect(doingWords(english, colleague("a"))).toBe("");
});

test("the best way to somebody follows from presence, line and room", () => {
  expect(wayTo(colleague("a"), NOW)).toBe("hand_over");
  expect(wayTo(colleague("a", { holding: 5 }), NOW)).toBe("full");
  expect(wayTo(colleague("a", { is_reachable: false }), NOW)).toBe("note");
  expect(wayTo(colleague("a", { next_presence: "away" }), NOW)).toBe("note");
  expect(wayTo(lunch(10), NOW)).toBe("back");
  expect(wayTo(lunch(-10), NOW)).toBe("note");
  expect(wayTo(colleague("a", { presence: "offline" }), NOW)).toBe("mail");
});

test("whoever is reached soonest comes first, then whoever does least, then by name", () => {
  const rows = [
    colleague("gone", { presence: "offline" }),
    colleague("busier", { holding: 2 }),
    colleague("b"),
    colleague("a"),
    lunch(10),
  ];
  expect(bestFirst(rows, NOW).map(({ id }) => id)).toEqual(["a", "b", "busier", "lunch", "gone"]);
});

test("what stopped ringing because nobody answered asks to ring again, what one left does not", () => {
  const me = { ...colleague("me"), capacity: {} };
  expect(hasMissed(me)).toBe(false);
  expect(hasMissed({ ...me, paused: { sms: "" } })).toBe(false);
  expect(hasMissed({ ...me, paused: { sms: "", webchat: "no-answer" } })).toBe(true);
  expect(hasMissed({ ...me, presence: "away", reason: "no-answer" })).toBe(true);
  expect(hasMissed({ ...me, presence: "away", reason: "lunch", paused: { webchat: "no-answer" } })).toBe(false);
});

test("colleagues see on which channels nothing rings", () => {
  expect(pausedWords(english, { webchat: "no-answer" })).toBe("without Web chat");
  expect(pausedWords(english, {})).toBe("");
});
