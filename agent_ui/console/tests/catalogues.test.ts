import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES } from "../i18n/language";

const I18N = join(import.meta.dirname, "..", "i18n");
const MOST_LINES = 300;
/** Sentences that are found by their English, one a line: nobody reads them from above to below. */
const LOOKED_UP = /^refusals\./;
const MOST_SENTENCES = 500;

const files = readdirSync(I18N).filter((name) => LANGUAGES.some((language) => name.endsWith(`${language}.ts`)));

test("no catalogue is so long that nobody finds a word in it: an area has a file of its own", () => {
  const linesOf = (name: string) => readFileSync(join(I18N, name), "utf8").split("\n").length;
  const mostOf = (name: string) => (LOOKED_UP.test(name) ? MOST_SENTENCES : MOST_LINES);
  const long = files.filter((name) => linesOf(name) > mostOf(name));
  expect(long).toEqual([]);
});

test("every area speaks every language", () => {
  const areas = new Set(files.map((name) => name.split(".").slice(0, -2).join(".")));
  const missing = [...areas].flatMap((area) =>
    LANGUAGES.map((language) => [area, language, "ts"].filter(Boolean).join(".")).filter(
      (name) => !files.includes(name),
    ),
  );
  expect(areas.has("routing")).toBe(true);
  expect(missing).toEqual([]);
});
