import { expect, test } from "vitest";
import { grouped, hasOnlyQueues, SECTIONS, sectionsFor } from "../desk/sections";

test("an administrator has every section", () => {
  const parts = ["floor.words", "floor.channels", "floor.routing"];
  const all = ["admin.manage", "admin.audit", "data.protect", "customer.events", ...parts];
  expect(sectionsFor(all)).toEqual(SECTIONS);
});

test("one permission opens what it is for, and nothing beside", () => {
  expect(sectionsFor(["admin.audit"])).toEqual(["audit"]);
  expect(sectionsFor(["data.protect", "desk.read"])).toEqual(["personal"]);
  expect(sectionsFor(["customer.events"])).toEqual(["imports"]);
  expect(sectionsFor(["floor.words"])).toContain("replies");
  expect(sectionsFor(["floor.words"])).not.toContain("fields");
  expect(sectionsFor(["floor.channels"])).toEqual(["accounts", "hooks", "shops"]);
  expect(sectionsFor(["floor.routing"])).toEqual(["skills", "queues", "hours"]);
  expect(sectionsFor(["admin.manage"])).not.toContain("audit");
  expect(sectionsFor(["desk.work"])).toEqual([]);
});

test("whoever leads queues has them without the rest", () => {
  expect(hasOnlyQueues(sectionsFor(["board.view", "floor.steer"]))).toBe(true);
  expect(hasOnlyQueues(sectionsFor(["board.view", "admin.audit"]))).toBe(false);
  expect(hasOnlyQueues(sectionsFor(["board.view", "floor.routing"]))).toBe(false);
});

test("every section stands in one group, and a group without a section of hers is left out", () => {
  expect(grouped(SECTIONS).flatMap(([, sections]) => sections)).toEqual(SECTIONS);
  expect(new Set(SECTIONS).size).toBe(SECTIONS.length);
  expect(grouped(["people", "personal", "audit"])).toEqual([
    ["people", ["people"]],
    ["records", ["personal", "audit"]],
  ]);
});
