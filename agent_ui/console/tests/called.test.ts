import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { called, numberOf } from "../desk/called";
import { english as en } from "../i18n/en";
import { simplified as hans } from "../i18n/zh-Hans";

interface Recorded {
  readonly id: string;
  readonly number: number;
}

/** The hub's own numbers pass the same table. */
const RECORDED = join(import.meta.dirname, "../../../tests/recordings/called/numbers.json");
const CASES = JSON.parse(readFileSync(RECORDED, "utf8")) as readonly Recorded[];

test.each(CASES)("$id has the number that the hub gives", ({ id, number }) => {
  expect(numberOf(id)).toBe(number);
});

test("whoever has no name is called by her number in the reader's language, until she has one", () => {
  const [{ id, number }] = CASES as [Recorded];
  expect(called(en, { id, name: "" })).toBe(`Visitor ${number}`);
  expect(called(hans, { id, name: "" })).toBe(`访客 ${number}`);
  expect(called(en, { id, name: "Ada" })).toBe("Ada");
});

test("somebody of whom this page knows nothing has no number", () => {
  expect([null, undefined, { id: "", name: "" }].map((who) => called(en, who))).toEqual(
    Array.from({ length: 3 }, () => "Unknown customer"),
  );
});
