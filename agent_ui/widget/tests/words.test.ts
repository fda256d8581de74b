import { expect, test } from "vitest";

import { chooseLanguage, localeOf } from "../language.ts";
import { WORDS } from "../launcher/words.ts";
import { ASKED } from "../panel/view/asked-words.ts";
import { DEED_WORDS } from "../panel/view/deeds-words.ts";
import { CATALOGUE } from "../panel/words/catalogue.ts";

const LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;

test.each(LANGUAGES)("every sentence is there in %s", async (language) => {
  const [words, english] = [await CATALOGUE[language](), await CATALOGUE.en()];
  expect(Object.keys(words)).toEqual(Object.keys(english));
  expect(Object.keys(ASKED[language])).toEqual(Object.keys(ASKED.en));
  expect(Object.keys(DEED_WORDS[language])).toEqual(Object.keys(DEED_WORDS.en));
  const others = [WORDS[language], ASKED[language], DEED_WORDS[language]].flatMap((one): unknown[] =>
    Object.values(one),
  );
  for (const value of [...Object.values(words), ...others]) {
    const text: unknown = typeof value === "function" ? Reflect.apply(value, null, ["7", 7]) : value;
    expect([text].flat().every((one) => typeof one === "string" && one.length > 0)).toBe(true);
  }
});

test("a sentence about somebody names her in every language", async () => {
  for (const language of LANGUAGES) {
    const words = await CATALOGUE[language]();
    expect(words.talking("Anna")).toContain("Anna");
    expect(words.typing("Anna")).toContain("Anna");
    expect(words.minutes(3)).toContain("3");
    expect(DEED_WORDS[language].answering("Anna")).toContain("Anna");
    expect(DEED_WORDS[language].inAnswerTo("Anna")).toContain("Anna");
  }
});

test("one minute is not minutes", async () => {
  const words = await CATALOGUE.en();
  expect(words.minutes(1)).toBe("It should take about 1 minute.");
});

test.each([
  [["zh-TW"], "zh-Hant"],
  [["zh-Hant-HK"], "zh-Hant"],
  [["zh-CN"], "zh-Hans"],
  [["zh"], "zh-Hans"],
  [["de-DE", "zh-MO"], "zh-Hant"],
  [["en-GB", "zh-CN"], "en"],
  [[undefined, "fr"], "en"],
] as const)("the wishes %j are served in %s", (wishes, language) => {
  expect(chooseLanguage(wishes)).toBe(language);
});

test.each([
  ["en", ["de-DE", "en-GB", "en"], "en-GB"],
  ["zh-Hant", ["zh-CN", "zh-HK"], "zh-HK"],
  ["zh-Hans", ["en-US"], "zh-Hans"],
] as const)("a visitor who reads %s and prefers %j has her times written as in %s", (language, tags, locale) => {
  expect(localeOf(language, tags)).toBe(locale);
});
