import { expect, test } from "vitest";
import { waitWords } from "../desk/waits";
import { english } from "./catalogues";

test.each([
  [40, 5, 95, "about 40 sec (5–95 sec)"],
  [170, 61, 400, "about 3 min (1–7 min)"],
  [9_000, 3_600, 16_000, "about 2 hr (1–5 hr)"],
  [0, 0, 0, "no wait"],
] as const)("an estimate of %i s between %i and %i s is told with its range", (seconds, low, high, words) => {
  expect(waitWords(english, { seconds, low, high })).toBe(words);
});
