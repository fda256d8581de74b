import { expect, test } from "vitest";
import { criteria, keptFree, scoreTerms } from "../conversation/routing/counted";
import type { Considered, RoutingDecision, ScoreTerms } from "../desk/routing";
import { adopt } from "../i18n/language";
import { english, type EveryMessage, simplified, traditional } from "./catalogues";

const dana: Considered = {
  agent: { id: "dana", name: "Dana" },
  idle_seconds: 4,
  outcome: "chosen",
  counted: 1,
  room: 3,
  skills: null,
  rank: 0,
};
const anna: Considered = { ...dana, agent: { id: "anna", name: "Anna" }, outcome: "passed_over", counted: 2, room: 4 };
const decision: RoutingDecision = {
  at: "2026-05-04T08:00:00.000+00:00",
  agent: dana.agent,
  sentence: "",
  considered: [dana, anna],
  excluded: [],
  rule: "least_loaded",
  chosen_by: null,
  tie_break: "not_needed",
  eligible: 2,
  rule_version: "",
  trigger: "arrival",
  score: 60,
  terms: null,
  order: "least_loaded",
  kept_free: [],
  passed_over: [],
};
const plain: ScoreTerms = {
  waited_seconds: 60,
  head_start_seconds: 0,
  weight: 1,
  tier: 0,
  overtaking: 0,
  overdue_seconds: null,
};

/** The columns beside idle time, each with what it says of those considered. */
function table(words: EveryMessage, changed: Partial<RoutingDecision>): readonly (readonly string[])[] {
  const whole = { ...decision, ...changed };
  return criteria(words, whole).map(({ name, of }) => [name, ...whole.considered.map(of)]);
}

test("what another order than idle time counted stands beside each agent", () => {
  expect(table(english, {})).toEqual([["Held of room", "1 of 3", "2 of 4"]]);
  expect(table(english, { order: "fewest_handled" })).toEqual([["Handled today", "1", "2"]]);
  const busy = [{ ...dana, counted: 0.25 }];
  expect(table(english, { order: "least_occupied", considered: busy })).toEqual([["Busy", "25%"]]);
  const idle = [dana, anna].map((one) => ({ ...one, counted: null, room: null }));
  expect(table(english, { order: "longest_idle", considered: idle })).toEqual([]);
});

test("whose turn it is is told by the others, and not by a number", () => {
  const turns = (...counts: readonly number[]) =>
    table(english, {
      order: "round_robin",
      considered: ["Dana", "Anna", "Bo"].map((name, place) => ({
        ...dana,
        agent: { id: name, name },
        counted: counts[place] ?? 0,
      })),
    })[0];
  expect(turns(41, 57, 3012)).toEqual(["Last chosen", "longest ago", "after Dana", "after Anna"]);
  expect(turns(0, 0, 7)).toEqual(["Last chosen", "not yet", "not yet", "longest ago"]);
  expect(turns(9, 4, 6)).toEqual(["Last chosen", "after Bo", "longest ago", "after Anna"]);
});

test("skills are told with their levels, and ranks as places", () => {
  const considered = [
    { ...dana, counted: null, skills: { de: 5, fr: 1 }, rank: -6 },
    { ...anna, counted: null, skills: { de: 3 }, rank: -3 },
  ];
  expect(table(english, { order: "most_skilled", considered })).toEqual([
    ["Skills", "de 5, fr 1", "de 3"],
    ["Rank", "1", "2"],
  ]);
  expect(table(english, { considered: [{ ...dana, rank: null }, anna] })[1]).toEqual(["Rank", "first choice", "2"]);
  const [named] = criteria(english, { ...decision, order: "most_skilled", considered }, { de: "German" });
  expect(considered.map((one) => named?.of(one))).toEqual(["German 5, fr 1", "German 3"]);
});

test("a decision of an older hub shows idle time alone", () => {
  const older = [dana, anna].map((one) => ({ ...one, counted: null, room: null, rank: null }));
  expect(table(english, { order: "", considered: older })).toEqual([]);
});

test("a turn is told term by term, and what changed nothing is left out", () => {
  expect(scoreTerms(english, plain)).toEqual(["waited 1 min"]);
  const all = { ...plain, head_start_seconds: 30, weight: 2, tier: 3e9 + 7, overtaking: 500 };
  expect(scoreTerms(english, all)).toEqual([
    "waited 1 min",
    "head start 30 sec",
    "each second counts 2",
    "level 3, before all lower ones",
    "lending adds 7",
    "lending lets it overtake: 500",
  ]);
  expect(scoreTerms(english, { ...all, overdue_seconds: 5 }).at(-1)).toBe(
    "overdue by 5 sec, so before all who are not",
  );
});

test("who is kept free is told with the names of queues and the time, in every language", async () => {
  const kept = { queues: ["orders"], count: 2, until: new Date(2026, 10, 26, 10, 42).toISOString() };
  const said = [english, simplified, traditional].map((words) => keptFree(words, kept, () => "Orders"));
  for (const sentence of said) expect(sentence).toMatch(/2.*Orders.*10:42/);
  expect(new Set(said).size).toBe(3);
  await adopt("en");
  expect(keptFree(english, { ...kept, until: null }, () => "Orders")).toBe("2 kept free for Orders");
});
