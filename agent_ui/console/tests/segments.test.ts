import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isMany, segmentsOf } from "../conversation/segments";

interface Recorded {
  readonly text: string;
  readonly encoding: "GSM-7" | "UCS-2";
  readonly count: number;
  readonly left: number;
  readonly foreign: string;
}

/** What carriers charge; the hub's own count passes the same table. */
const RECORDED = join(import.meta.dirname, "../../../tests/recordings/segments/counted.json");
const CASES = JSON.parse(readFileSync(RECORDED, "utf8")) as readonly Recorded[];

test.each(CASES)("%# counts what the carrier counts", ({ text, encoding, ...counted }) => {
  expect(segmentsOf(text)).toEqual({ ...counted, isUnicode: encoding === "UCS-2" });
});

test("a text of ten messages and more is asked about, in either alphabet", () => {
  expect(["a".repeat(9 * 153), "你".repeat(9 * 67), ""].some(isMany)).toBe(false);
  expect(["a".repeat(9 * 153 + 1), "你".repeat(9 * 67 + 1)].every(isMany)).toBe(true);
});
