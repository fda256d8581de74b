import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Item, OfferCard } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import { eventSentence } from "../conversation/eventSentence";
import { decisionSentence, demandWords, helpSentences, waitingSentence } from "../conversation/routingSentence";
import { present } from "../desk/store";
import type { RoutingDecision } from "../desk/routing";
import { conditionWord, declineWords, reasonWords, routingWord } from "../desk/words";
import { adopt, languageFor } from "../i18n/language";
import { english, type EveryMessage, simplified, traditional } from "./catalogues";

const SAMPLE = ["7", 3, 9];
const catalogues: readonly (readonly [string, EveryMessage])[] = [
  ["English", english],
  ["简体中文", simplified],
  ["繁體中文", traditional],
];

/** Every sentence with its path; a sentence with holes is filled with samples. */
function sentences(words: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const place = `${path}.${key}`;
    if (typeof value === "string") return [[place, value] as const];
    if (typeof value === "function") return [[place, String(value(...SAMPLE))] as const];
    return sentences(value as object, place);
  });
}

/** Refusals are English already, so that only the other languages have words for them: a test of their own compares those. */
const worded = ({ refusals: _others, ...words }: EveryMessage) => sentences(words);

test.each(catalogues)("%s has every sentence, none empty, none with a hole left", (_name, words) => {
  expect(worded(words).map(([place]) => place)).toEqual(worded(english).map(([place]) => place));
  for (const [place, sentence] of worded(words)) {
    expect(sentence, place).not.toBe("");
    expect(sentence, place).not.toMatch(/undefined|\[object|\$\{/);
  }
});

test("nothing but names stays English in Chinese", () => {
  const known = new Set(sentences(english).map(([, sentence]) => sentence));
  const names = /^(Contact Hub|WhatsApp|Telegram|Messenger|LINE)$/;
  for (const words of [simplified, traditional]) {
    const same = sentences(words).filter(([, sentence]) => known.has(sentence) && /[A-Za-z]/.test(sentence));
    expect(same.filter(([, sentence]) => !names.test(sentence))).toEqual([]);
  }
});

test("the two Chinese scripts are not mixed", () => {
  const onlySimplified = /[们这说话为时会见发动过还请语设态离线转应队没选单开关闭]/;
  const folder = join(import.meta.dirname, "../i18n");
  const own = readdirSync(folder).filter((name) => name.endsWith("zh-Hant.ts"));
  expect(own.length).toBeGreaterThan(1);
  expect(own.filter((name) => onlySimplified.test(readFileSync(join(folder, name), "utf8")))).toEqual([]);
});

test("an offer's reason is a sentence in the reader's language", async () => {
  const reason = { rule: "longest_idle", eligible: 3, idle_seconds: 125, is_tie: true, lacking: 1, chosen_by: "" };
  expect(reasonWords(english, reason)).toBe(
    "Of 3 who can take it, you have been ready longest: 2 min. " +
      "Others were equal; the tie was broken by load and name. 1 lacks a skill it needs.",
  );
  expect(reasonWords(english, { ...reason, eligible: 1, is_tie: false, lacking: 0 })).toMatch(/^You are the only one/);
  expect(reasonWords(english, { ...reason, rule: "named_agent" })).toMatch(/^It was meant for you/);
  expect(reasonWords(english, { ...reason, rule: "first_choice" })).toBe("You know this customer, and you are free.");
  expect(reasonWords(english, { ...reason, rule: "least_skilled", is_tie: false, lacking: 0 })).toBe(
    "Of 3 who can take it, you come first. Order: Least skilled of those who suffice.",
  );
  expect(reasonWords(english, { ...reason, rule: "named_agent", chosen_by: "Anna" })).toBe("Anna chose you for it.");
  await adopt("zh-Hans");
  expect(reasonWords(simplified, reason)).not.toMatch(/[A-Za-z] |。 /);
  await adopt("en");
});

test("the line of an agent who left names her, in every language", () => {
  const left = { event: "agent_left", author_name: "", details: { agent: "Anna" }, text: "" } as unknown as Item;
  for (const [, words] of catalogues) expect(eventSentence(left, present(), words)).toMatch(/^Anna /);
});

test.each([
  ["en-GB", "en"],
  ["de", "en"],
  ["zh-CN", "zh-Hans"],
  ["zh-Hans", "zh-Hans"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
])("a browser that prefers %s is spoken to in %s", (tag, language) => {
  expect(languageFor(tag)).toBe(language);
});

const decision: RoutingDecision = {
  at: "2026-05-04T08:00:00.000+00:00",
  agent: { id: "bo", name: "Bo" },
  sentence: "",
  considered: [],
  excluded: [],
  rule: "longest_idle",
  chosen_by: null,
  tie_break: "not_needed",
  eligible: 3,
  rule_version: "",
  trigger: "arrival",
  score: null,
  terms: null,
  order: "longest_idle",
  kept_free: [],
  passed_over: [],
};

test("why an agent was chosen is a sentence in every language, whoever the agent is", () => {
  const grounds: readonly Partial<RoutingDecision>[] = [
    {},
    { eligible: 1 },
    { tie_break: "agent_id" },
    { rule: "default" },
    { rule: "most_skilled" },
    { rule: "first_choice" },
    { rule: "named_agent" },
    { rule: "named_agent", chosen_by: { id: "anna", name: "Anna" } },
  ];
  for (const [, words] of catalogues) {
    const said = grounds.map((part) => decisionSentence(words, { ...decision, ...part }));
    expect(new Set(said).size).toBe(grounds.length);
    for (const sentence of said) expect(sentence).toMatch(/Bo/);
    expect(said.join(" ")).not.toMatch(/\b(she|her|he|him)\b|她/);
  }
  expect(decisionSentence(english, { ...decision, rule: "named_agent", chosen_by: { id: "anna", name: "Anna" } })).toBe(
    "It was meant for Bo, chosen by Anna.",
  );
});

const BEFORE_ORDERS: Readonly<Record<string, readonly string[]>> = {
  preferred_skills: ["Most of the preferred skills", "优先考虑的技能最强", "優先考慮的技能最強"],
  first_for_queue: [
    "Takes this queue before others (lending)",
    "按借用规则先于他人接手此队列",
    "依借用規則先於他人接手此佇列",
  ],
};

test.each(Object.entries(BEFORE_ORDERS))(
  "%s, which decides before a queue’s order, is named as such",
  (rule, names) => {
    for (const [place, [, words]] of catalogues.entries()) {
      const name = names[place] ?? "";
      expect(routingWord(words, rule)).toBe(name);
      const sentence = decisionSentence(words, { ...decision, rule, eligible: 3 });
      expect(sentence).toContain("Bo");
      expect(sentence).toContain("3");
      expect(sentence).toContain(name);
      // The agent whom it rings for reads the same.
      const said = reasonWords(words, { rule, eligible: 3, idle_seconds: 4, is_tie: false, lacking: 0, chosen_by: "" });
      expect(said).toContain(name);
    }
    expect(decisionSentence(english, { ...decision, rule, eligible: 1 })).toBe(
      "Bo was the only one who could take it.",
    );
  },
);

test("what an entry rule asked, and why something still waits, is said in Chinese too", () => {
  expect(["keyword", "tier"].map((part) => conditionWord(traditional, part))).toEqual(["關鍵字", "客戶等級"]);
  const alone = {
    sentence: "",
    standing: "served",
    asks: "",
    reasons: [],
    ahead: 0,
    named: null,
    eases: null,
    nearest: [],
    kept_free: [],
    estimate: null,
  } as const;
  expect(waitingSentence(simplified, alone)).toBe("没有人接待此队列。");
  const excluded = { reason: "excluded", count: 1, examples: [] };
  expect(waitingSentence(english, { ...alone, reasons: [excluded], ahead: 2 })).toBe(
    "Nobody can take it now, and 2 in the queue came before it.",
  );
});

test("what would help is said only where it is true, with the names of skills", () => {
  const skills = { en: "English", technical: "Technical matters" };
  const near = (missing: readonly { skill: string; needed: number; has: number }[]) => [
    { agent: { id: "b", name: "Bo" }, reasons: ["skill_missing"], missing },
  ];
  const waiting = {
    sentence: "",
    standing: "unroutable",
    asks: "en and technical >= 5",
    ahead: 0,
    named: null,
    eases: null,
    nearest: near([
      { skill: "en", needed: 1, has: 0 },
      { skill: "technical", needed: 5, has: 2 },
    ]),
    reasons: [{ reason: "skill_missing", count: 1, examples: [] }],
    kept_free: [],
    estimate: null,
  };
  expect(demandWords(waiting.asks, skills)).toBe("English and Technical matters >= 5");
  expect(demandWords("enough", skills)).toBe("enough");
  for (const [, messages] of catalogues) {
    const [said, ...more] = helpSentences(messages, waiting, skills);
    expect(said).toBe(messages.routing.helpTrained("English, Technical matters 5"));
    expect(more).toEqual([]);
    const served = { ...waiting, standing: "served", eases: { at: "2026-03-02T10:00:00Z", asks: "", also_queues: [] } };
    const told = helpSentences(messages, served, skills);
    expect(told[0]).toBe(messages.routing.helpSkills("English, Technical matters 5"));
    expect(told).toHaveLength(2);
    const meant = { ...waiting, reasons: [], nearest: [], named: { agent: { id: "a", name: "Ann" }, until: null } };
    expect(helpSentences(messages, meant, skills)).toEqual([messages.routing.helpNamed("Ann")]);
  }
});

test("declining promises a next agent only where there is one", () => {
  const reason = { rule: "longest_idle", eligible: 1, idle_seconds: 0, is_tie: false, lacking: 0, chosen_by: "" };
  const said = (part: Partial<typeof reason>) =>
    declineWords(english, { reason: { ...reason, ...part } } as unknown as OfferCard);
  expect(said({})).toMatch(/only one who can take it now/);
  expect(said({ eligible: 2 })).toMatch(/on to the next agent/);
  expect(said({ rule: "named_agent", eligible: 2 })).toMatch(/waits for somebody else/);
});
