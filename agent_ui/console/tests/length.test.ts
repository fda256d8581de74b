import { expect, test } from "vitest";
import { MOST_CHARACTERS, tooMany } from "../conversation/length";

test("what the hub would refuse for its length is known before it is sent", () => {
  expect(tooMany("x".repeat(MOST_CHARACTERS))).toBeNull();
  expect(tooMany("x".repeat(MOST_CHARACTERS + 1))).toBe(MOST_CHARACTERS + 1);
});

test("characters are counted as the hub counts them, without the space around", () => {
  expect(tooMany("🙂".repeat(MOST_CHARACTERS))).toBeNull();
  expect(tooMany(` ${"x".repeat(MOST_CHARACTERS)}\n`)).toBeNull();
});
