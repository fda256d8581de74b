import { expect, test } from "vitest";
import {
  changedFields,
  changesOf,
  faultsIn,
  faultsOf,
  faultsWithin,
  merged,
  USUAL_OVERDUE_SECONDS,
  type Policy,
} from "../admin/queues/fields";
import { NEW_RULE, ruleWords, shownOf, thensOf, whensOf, withThen, withWhen } from "../admin/queues/overflow";
import { example, stepWords, timeline, valueWords } from "../admin/queues/sentences";
import { goesOn, playsWords, problemOf, verdict, type Trial } from "../admin/queues/trial";
import { isTag, textsOf, withLanguage, withoutLanguage, withText } from "../admin/queues/wording";
import { hashOf, parseRoute } from "../desk/view";
import { english, simplified, traditional } from "./catalogues";

const POLICY: Policy = {
  name: "Chat",
  team: "service",
  is_restricted: false,
  hours: null,
  conversation_order: "oldest_first",
  agent_order: "default",
  slope: 1,
  skill_weights: {},
  skill_order: [],
  service_target_seconds: 20,
  overdue_after_seconds: 3600,
  offer_timeout_seconds: 30,
  offers: "automatic",
  auto_accept: false,
  allows_taking: true,
  on_lost_agent: "usual",
  misses_before_away: 1,
  decline_memory_seconds: 60,
  wrap_up_seconds: 60,
  holds_slot_while_waiting: true,
  idle_warn_seconds: 600,
  idle_warn_text: "",
  idle_close_seconds: 900,
  callback_attempts: 3,
  callback_pause_seconds: 600,
  owner_grace_seconds: 0,
  owner_grace_by_tier: {},
  head_start_seconds_per_value: 0,
  sla: [],
  relaxation: [],
  overflow: [],
  skill_expires_after_seconds: {},
};
const nameOf = (_kind: string, id: string) => id.toUpperCase();
const STEP = { after_seconds: 90, drops: ["orders"], lowers: { de: 3 }, also_queues: ["mail"] };

test("only what differs is a change, whatever the order of its keys", () => {
  const one = { ...POLICY, skill_weights: { a: 1, b: 2 } };
  expect(changedFields(one, { ...one, skill_weights: { b: 2, a: 1 } })).toEqual([]);
  expect(changesOf(one, { ...one, slope: 2, relaxation: [STEP] })).toEqual({ slope: 2, relaxation: [STEP] });
});

test("my changes stay on top of somebody else's", () => {
  const mine = { ...POLICY, slope: 3 };
  const theirs = { ...POLICY, id: "chat", is_active: true, revision: "r2", slope: 2, wrap_up_seconds: 5 };
  const found = merged(POLICY, mine, theirs);
  expect([found.slope, found.wrap_up_seconds]).toEqual([3, 5]);
});

test("what makes no sense is told before the hub is asked", () => {
  const faults = faultsOf({ ...POLICY, slope: 0, service_target_seconds: 0, misses_before_away: 1.5 }, english);
  expect(Object.keys(faults).toSorted()).toEqual(["misses_before_away", "service_target_seconds", "slope"]);
  expect(faults.misses_before_away).toContain("from 0 to 100");
  expect(faultsOf(POLICY, english)).toEqual({});
});

test("strict levels without a time after which one is overdue are a fault beside that time", () => {
  const starving = { ...POLICY, conversation_order: "strict_levels", overdue_after_seconds: 0 };
  expect(Object.keys(faultsOf(starving, english))).toEqual(["overdue_after_seconds"]);
  expect(faultsOf(starving, english).overdue_after_seconds).toContain("might wait for ever");
  expect(faultsOf({ ...starving, overdue_after_seconds: USUAL_OVERDUE_SECONDS }, english)).toEqual({});
  expect(faultsOf({ ...starving, conversation_order: "oldest_first" }, english)).toEqual({});
});

test("hours are told by the calendar's name, and what is on or off by a word", () => {
  expect(valueWords(english, "hours", "office", nameOf)).toBe("OFFICE");
  expect(valueWords(english, "hours", null, nameOf)).toBe("Always open");
  expect(valueWords(english, "holds_slot_while_waiting", false, nameOf)).toBe("no");
  expect(valueWords(english, "idle_warn_seconds", 0, nameOf)).toBe("never");
  expect(changesOf(POLICY, { ...POLICY, hours: "office" })).toEqual({ hours: "office" });
  expect(Object.keys(faultsOf({ ...POLICY, callback_attempts: 0, callback_pause_seconds: 0 }, english))).toEqual([
    "callback_attempts",
    "callback_pause_seconds",
  ]);
});

test("an overflow rule keeps nothing that belongs to another condition or consequence", () => {
  const many = withWhen(NEW_RULE, "length_above");
  expect([many.count, many.seconds, many.then]).toEqual([10, 0, "callback"]);
  const moved = { ...withThen(many, "queue"), queue: "mail" };
  expect(ruleWords(english, moved, (id) => id.toUpperCase())).toBe("many wait already 10 → go to another queue MAIL");
  const raised = withThen(moved, "raise");
  expect([raised.queue, raised.level, raised.count]).toEqual([null, 1, 10]);
  const closing = { ...withThen(withWhen(raised, "closed"), "close"), text: { en: "Closed", de: "Zu" } };
  expect([closing.level, closing.count, textsOf(closing.text)]).toEqual([
    0,
    0,
    [
      ["en", "Closed"],
      ["de", "Zu"],
    ],
  ]);
  expect(withText(closing.text, "de", "Geschlossen")).toEqual({ en: "Closed", de: "Geschlossen" });
  const open = withWhen(closing, "waited");
  expect([open.then, open.text, open.seconds]).toEqual(["callback", "", 300]);
});

test("a text for everybody becomes the first language's, and nothing of it is lost", () => {
  const german = withLanguage("Noch da?", "de");
  expect(german).toEqual({ de: "Noch da?" });
  const both = withText(withLanguage(german, "en"), "en", "Still there?");
  expect(both).toEqual({ de: "Noch da?", en: "Still there?" });
  expect(withLanguage(both, "de")).toEqual(both);
  expect(withoutLanguage(withoutLanguage(both, "de"), "en")).toBe("");
  expect(["de", "zh-Hans", "pt-BR", "", "german!", "d"].map(isTag)).toEqual([true, true, true, false, false, false]);
});

test("the question to a silent customer, her team and who may read are told in words", () => {
  expect(valueWords(english, "idle_warn_text", "", nameOf)).toBe("the usual question");
  expect(valueWords(english, "idle_warn_text", "Hello?", nameOf)).toBe("“Hello?”");
  expect(valueWords(english, "idle_warn_text", { de: "Hallo?" }, nameOf)).toBe("German: “Hallo?”");
  expect(valueWords(english, "team", "service", nameOf)).toBe("SERVICE");
  expect(valueWords(english, "is_restricted", true, nameOf)).toBe("yes");
  expect(faultsIn("queues.chat.idle_warn_text.de: is a text", "chat").faults).toEqual({
    "idle_warn_text.de": "is a text",
  });
});

test("only a queue with hours closes, and only one that is closed sends anybody away", () => {
  expect(Object.keys(whensOf(english, null, NEW_RULE))).not.toContain("closed");
  expect(Object.keys(whensOf(english, "office", NEW_RULE))).toContain("closed");
  expect(Object.keys(thensOf(english, NEW_RULE))).not.toContain("close");
  expect(Object.keys(thensOf(english, withWhen(NEW_RULE, "closed")))).toContain("close");
});

test("the hub's complaints find their fields", () => {
  const detail =
    "queues.chat.slope: is a number: above 0\nqueues.chat.relaxation.0.drops: there is no skill\nteams.x: odd";
  expect(faultsIn(detail, "chat")).toEqual({
    faults: { slope: "is a number: above 0", "relaxation.0.drops": "there is no skill" },
    rest: ["teams.x: odd"],
  });
});

test("a complaint about a rule stands beside its field, and beside the rule where it has no such field", () => {
  const detail = [
    "queues.chat.overflow.1.queue: there is no queue “x”",
    "queues.chat.overflow[1].when: is closed",
    "queues.chat.overflow.1.count: belongs to length_above",
    "queues.chat.overflow.10.queue: of another rule",
    "queues.chat.overflow: is a list",
  ].join("\n");
  const { faults, rest } = faultsIn(detail, "chat");
  expect(rest).toEqual([]);
  expect(faults.overflow).toBe("is a list");
  const rule = { ...withThen(NEW_RULE, "queue"), queue: "x" };
  expect(faultsWithin(faults, "overflow", 1, shownOf(rule))).toEqual({
    beside: { queue: "there is no queue “x”", when: "is closed" },
    rest: ["belongs to length_above"],
  });
  expect(faultsWithin(faults, "overflow", 0, shownOf(rule))).toEqual({ beside: {}, rest: [] });
});

test("a text is complained of in its language", () => {
  const closing = { ...withThen(withWhen(NEW_RULE, "closed"), "close"), text: { en: "Closed", de: "" } };
  const { faults } = faultsIn("queues.chat.overflow.0.text.de: is a text", "chat");
  expect(faultsWithin(faults, "overflow", 0, shownOf(closing)).beside).toEqual({ "text.de": "is a text" });
  expect(shownOf({ ...closing, text: "" })).toContain("text");
});

test("a policy is told in sentences", () => {
  expect(example(english, POLICY)).toEqual([
    "The conversation that has waited longest goes first.",
    "Of the free agents, the one with the most room takes it; of equals, whoever has been ready longest.",
    "Whoever waits longer than 1 hr comes before everybody who does not.",
  ]);
  const other = { ...POLICY, conversation_order: "slope", slope: 2.5, overdue_after_seconds: 0 };
  expect(example(english, other)[0]).toContain("as much as 2.5 minutes elsewhere");
  expect(example(english, other)).toHaveLength(2);
});

test("steps and expiries are one timeline", () => {
  const policy = { ...POLICY, relaxation: [STEP], skill_expires_after_seconds: { de: 30 } };
  expect(timeline(policy).map((step) => step.after_seconds)).toEqual([30, 90]);
  expect(stepWords(english, STEP, nameOf)).toEqual([
    "no longer asks for ORDERS",
    "DE of level 3 suffices",
    "agents of MAIL help too",
  ]);
  expect(valueWords(english, "relaxation", [STEP], nameOf)).toContain("After 1 min: no longer asks for ORDERS");
  expect(valueWords(english, "skill_expires_after_seconds", { de: 30 }, nameOf)).toBe("DE: 30 sec");
  expect(valueWords(english, "skill_weights", {}, nameOf)).toBe("none");
});

test("a time that never comes is told as never, not as at once", () => {
  const told = [english, simplified, traditional].map((words) => valueWords(words, "overdue_after_seconds", 0, nameOf));
  expect(told).toEqual(["never", "从不", "從不"]);
  expect(valueWords(english, "idle_close_seconds", 0, nameOf)).toBe("never");
  expect(valueWords(english, "overdue_after_seconds", 3600, nameOf)).toBe("1 hr");
});

test("a trial that waits goes on, and one that failed says what can be done", () => {
  const trial: Trial = { id: "t", state: "waiting", share: 0, problem: null, failure: null, result: null };
  expect([goesOn(trial), goesOn({ ...trial, state: "failed" }), goesOn(null)]).toEqual([true, false, false]);
  const failed: Trial = { ...trial, state: "failed", problem: "The hub's words.", failure: "too_long" };
  expect(problemOf(english, failed)).toContain("Try again when less is going on");
  expect(problemOf(simplified, failed)).toContain("再试");
  expect(problemOf(english, { ...failed, failure: null })).toBe("The hub's words.");
  expect(playsWords(english, 3, false)).not.toContain("few");
  expect(playsWords(english, 3, true)).toContain("That is few");
});

test("a difference within chance is no verdict", () => {
  expect(verdict({ mean: 0, half_width: 0 }, true)).toBe("same");
  expect(verdict({ mean: 2, half_width: 3 }, true)).toBe("unclear");
  expect(verdict({ mean: 4, half_width: 3 }, true)).toBe("better");
  expect(verdict({ mean: 4, half_width: 3 }, false)).toBe("worse");
});

test("an address leads into the administration and back", () => {
  for (const hash of ["#/admin", "#/admin/people", "#/admin/queues/chat%20x"])
    expect(hashOf(parseRoute(hash))).toBe(hash);
  expect(parseRoute("#/admin/queues/%E0%A4%A")).toEqual({ page: "admin", section: "queues", id: "%E0%A4%A" });
});
