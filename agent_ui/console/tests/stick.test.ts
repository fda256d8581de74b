import { expect, test } from "vitest";
import { follows } from "../conversation/stick";

const at = (scrollTop: number, scrollHeight: number) => ({ scrollTop, scrollHeight, clientHeight: 400 });

test("a conversation that grows faster than it is scrolled keeps to its end", () => {
  expect(follows(true, 324, at(324, 1_291))).toBe(true);
  expect(follows(true, 100, at(324, 1_291))).toBe(true);
});

test("whoever scrolls up stays there, until she comes back to the end", () => {
  expect(follows(true, 891, at(500, 1_291))).toBe(false);
  expect(follows(false, 500, at(600, 1_291))).toBe(false);
  expect(follows(false, 600, at(800, 1_291))).toBe(true);
});

test("a little way up is still the end", () => {
  expect(follows(true, 891, at(820, 1_291))).toBe(true);
});
