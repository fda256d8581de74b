import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fieldsOf, isValue, labelOf, requiredIn, type CustomField, type FieldKind } from "../desk/customFields";
import { EMPTY_FLOOR } from "../desk/state";
import { shownValue } from "../fields/shown";
import { english } from "./catalogues";

interface Case {
  readonly kind: FieldKind;
  readonly text: string;
  readonly kept: string | null;
}

const RECORDED = join(import.meta.dirname, "../../../tests/recordings/fields/values.json");
const cases = JSON.parse(readFileSync(RECORDED, "utf8")) as readonly Case[];

const field = (change: Partial<CustomField>): CustomField => ({
  id: "f",
  name: "F",
  of: "conversation",
  kind: "text",
  label: { "": "F" },
  choices: [
    { key: "gold", label: { en: "Gold", "zh-Hans": "金" } },
    { key: "red", label: { "": "Red" } },
  ],
  required_at_wrap_up: false,
  queues: [],
  can_edit: true,
  ...change,
});

test.each(cases)("the hub and the console agree on $kind “$text”", ({ kind, text, kept }) => {
  expect(isValue(field({ kind }), text)).toBe(kept !== null);
});

test("a value reads in the reader's language, and as it is kept where it does not fit any more", () => {
  const shown = (kind: FieldKind, text: string, language = "en") =>
    shownValue(field({ kind }), text, language, english.fields);
  expect(shown("choice", "gold", "zh-Hans")).toBe("金");
  expect(shown("choice", "green")).toBe("green");
  expect(shown("several", "gold,red")).toBe("Gold and Red");
  expect(shown("checkbox", "no")).toBe("No");
  expect(shown("number", "12500")).toBe("12,500");
  expect(shown("number", "0.1234567")).toBe("0.1234567");
  expect(shown("date", "2026-02-28")).toBe("Feb 28, 2026");
  expect(shown("date", "in May")).toBe("in May");
});

test("a queue asks for its own fields, and closing for those that are required and mine to fill in", () => {
  const floor = {
    ...EMPTY_FLOOR,
    fields: [
      field({ id: "order", required_at_wrap_up: true }),
      field({ id: "elsewhere", required_at_wrap_up: true, queues: ["mail"] }),
      field({ id: "theirs", required_at_wrap_up: true, can_edit: false }),
      field({ id: "optional" }),
      field({ id: "birthday", of: "customer", required_at_wrap_up: true }),
    ],
  };
  expect(fieldsOf(floor, "conversation", "chat").map(({ id }) => id)).toEqual(["order", "theirs", "optional"]);
  expect(requiredIn(floor, "chat").map(({ id }) => id)).toEqual(["order", "birthday"]);
});

test("a label is read in the reader's language, else in a kindred one, else as the name", () => {
  const order = field({ name: "order", label: { en: "Order", "zh-Hans": "订单" } });
  expect([labelOf(order, "zh-Hans"), labelOf(order, "zh-Hant"), labelOf(order, "de")]).toEqual([
    "订单",
    "订单",
    "Order",
  ]);
  expect(labelOf(field({ name: "order", label: {} }), "en")).toBe("order");
});
