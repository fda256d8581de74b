import { expect, test } from "vitest";
import { deedsAt, heard, type AttendingSignal, type Deed } from "../desk/attending";

const signal = (person: string, deed: Deed): AttendingSignal => ({
  type: "attending",
  conversation_id: "c1",
  person_id: person,
  name: person.toUpperCase(),
  deed,
});

test("whoever stops writing is still here, and whoever says nothing any more is not", () => {
  let known = heard([], signal("bo", "looking"), 0);
  known = heard(known, signal("bo", "reply"), 1_000);
  known = heard(known, signal("chen", "note"), 2_000);
  expect(deedsAt(known, 3_000)).toEqual({ reply: ["BO"], note: ["CHEN"], looking: [] });
  expect(deedsAt(known, 8_500)).toEqual({ reply: [], note: [], looking: ["BO", "CHEN"] });
  expect(deedsAt(known, 46_500)).toEqual({ reply: [], note: [], looking: ["CHEN"] });
});

test("a beat between two words does not hide that somebody is writing", () => {
  const known = heard(heard([], signal("bo", "reply"), 0), signal("bo", "looking"), 1_000);
  expect(deedsAt(known, 2_000).reply).toEqual(["BO"]);
});

test("whoever left is gone at once, and the others stay", () => {
  const known = heard(heard([], signal("bo", "looking"), 0), signal("chen", "looking"), 0);
  expect(deedsAt(heard(known, signal("bo", "left"), 1), 2)).toEqual({ reply: [], note: [], looking: ["CHEN"] });
});
