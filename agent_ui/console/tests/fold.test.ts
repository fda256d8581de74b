import { expect, test } from "vitest";
import { beginningOf, isLong } from "../conversation/fold";

const lines = (count: number) => Array.from({ length: count }, (_, place) => `line ${place + 1}`).join("\n");

test("forty lines and three thousand characters stand whole, more are folded", () => {
  expect(isLong(lines(40))).toBe(false);
  expect(isLong(lines(41))).toBe(true);
  expect(isLong("a".repeat(3_000))).toBe(false);
  expect(isLong("a".repeat(3_001))).toBe(true);
});

test("a folded text ends after a whole line or word", () => {
  expect(beginningOf(lines(60))).toBe(`${lines(12)}\n…`);
  const folded = beginningOf("seven ".repeat(600));
  expect(folded).toMatch(/seven…$/);
  expect(folded.length).toBeLessThan(1_000);
});

test("no character is cut in half where nothing separates words", () => {
  expect(beginningOf(`x${"😀".repeat(2_000)}`)).toMatch(/^x(?:😀)+…$/u);
});
