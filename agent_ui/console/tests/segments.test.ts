import { expect, test } from "vitest";
import { segmentsOf } from "../conversation/segments";

test.each([
  ["", 0, 160, false],
  ["a".repeat(160), 1, 0, false],
  ["a".repeat(161), 2, 145, false],
  ["€".repeat(80), 1, 0, false],
  ["€".repeat(81), 2, 143, false],
  ["Ù", 1, 69, true],
  ["短".repeat(70), 1, 0, true],
  ["短".repeat(71), 2, 63, true],
  ["🙂".repeat(35), 1, 0, true],
])("%# counts what the carrier counts", (text, count, left, isUnicode) => {
  expect(segmentsOf(text)).toEqual({ count, left, isUnicode });
});

test("a character of two units is never cut in half", () => {
  const text = `${"a".repeat(152)}€${"a".repeat(10)}`;
  expect(segmentsOf(text)).toEqual({ count: 2, left: 141, isUnicode: false });
  expect(segmentsOf("短".repeat(66) + "🙂".repeat(3)).count).toBe(2);
});
