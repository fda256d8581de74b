import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chosen, excessOf, windowExcess, type Excess, type SentFile } from "../conversation/limits";
import { isWithin } from "../desk/changing";
import type { Limits } from "../desk/floor";

interface Recorded {
  readonly messages: readonly {
    readonly name: string;
    readonly limits: Limits;
    readonly text: string;
    readonly times: number;
    readonly files: readonly SentFile[];
    readonly excess: Excess | null;
  }[];
  readonly windows: readonly {
    readonly name: string;
    readonly limits: Limits;
    readonly heard_seconds_ago: number | null;
    readonly excess: Excess | null;
  }[];
  readonly changes: readonly {
    readonly name: string;
    readonly window_seconds: number;
    readonly sent_seconds_ago: number;
    readonly is_within: boolean;
  }[];
}

/** What the hub itself refuses; its own rule passes the same table. */
const RECORDED = join(import.meta.dirname, "../../../tests/recordings/limits/cases.json");
const { messages, windows, changes } = JSON.parse(readFileSync(RECORDED, "utf8")) as Recorded;
const NOW = Date.parse("2026-03-02T09:00:00Z");

test.each(messages)("of a message: $name", ({ limits, text, times, files, excess }) => {
  expect(excessOf(limits, text.repeat(times), files)).toEqual(excess);
});

test.each(windows)("of the window: $name", ({ limits, heard_seconds_ago: ago, excess }) => {
  const heardAt = ago === null ? null : new Date(NOW - ago * 1_000).toISOString();
  expect(windowExcess(limits, heardAt, NOW)).toEqual(excess);
});

test.each(changes)("of a change: $name", ({ window_seconds: seconds, sent_seconds_ago: ago, is_within: expected }) => {
  expect(isWithin(seconds, new Date(NOW - ago * 1_000).toISOString(), NOW)).toBe(expected);
});

test("a file that was chosen is told by what its browser says of it", () => {
  expect(chosen(new File(["abc"], "a.png", { type: "Image/PNG" })).content_type).toBe("image/png");
  expect(chosen(new File(["abc"], "a")).content_type).toBe("application/octet-stream");
});
