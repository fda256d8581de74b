import { assert, constantFrom, integer, property } from "fast-check";
import { expect, test } from "vitest";

import { contrast, readColor, shadeFor, textOn } from "../contrast.ts";

const anyColor = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("black on white has the contrast that the standard gives it", () => {
  expect(contrast(readColor("#000"), readColor("#fff"))).toBeCloseTo(21);
  expect(contrast(readColor("#777777"), readColor("#ffffff"))).toBeCloseTo(4.48, 2);
});

test("short and long colours are read, anything else is the fallback", () => {
  expect(readColor("#0f8")).toEqual(readColor("#00ff88"));
  expect(readColor("tomato")).toEqual(readColor("#2457c5"));
});

test("text on any colour reaches 4.5", () => {
  assert(property(anyColor, (color) => contrast(readColor(color), readColor(textOn(color))) >= 4.49));
});

test("a shade reaches its ratio on the light and on the dark ground", () => {
  assert(
    property(
      anyColor,
      constantFrom("#eef0f4", "#2b2f38"),
      (color, ground) => contrast(readColor(shadeFor(color, ground, 4.6)), readColor(ground)) >= 4.6,
    ),
  );
});

test("a colour that already reads well stays as it is", () => {
  expect(shadeFor("#0f5132", "#ffffff", 4.5)).toBe("#0f5132");
});
