import { expect, test } from "vitest";
import { called, numberOf } from "../desk/called";
import { initials } from "../ui/Avatar";
import { english } from "./catalogues";
import { traditional } from "../i18n/zh-Hant";

test("a name is told by its first letters, or its first character", () => {
  expect(["Ada Lovelace", "Ada", "王小明", "Ada Mary King", "Lamp 7"].map(initials)).toEqual([
    "AL",
    "A",
    "王",
    "AK",
    "L7",
  ]);
});

test("visitors without a name are told apart by the last digits of their numbers, in every language", () => {
  const visitor = { id: "c1", name: "" };
  const digits = String(numberOf("c1")).slice(-2);
  expect(initials(called(english, visitor))).toBe(digits);
  expect(initials(called(traditional, visitor))).toBe(digits);
});
