import { expect, test } from "vitest";
import { localField, snoozePresets } from "../desk/snooze";

const shown = (now: string) => snoozePresets(new Date(now)).map(({ name, at }) => `${name} ${localField(at)}`);

test("a Tuesday morning offers the afternoon, tomorrow and Monday at nine", () => {
  expect(shown("2026-05-05T10:10")).toEqual([
    "laterToday 2026-05-05T13:30",
    "tomorrow 2026-05-06T09:00",
    "monday 2026-05-11T09:00",
  ]);
});

test("an evening has no later today, and on a Monday the next Monday is a week away", () => {
  expect(shown("2026-05-04T18:00")).toEqual(["tomorrow 2026-05-05T09:00", "monday 2026-05-11T09:00"]);
});

test("on a Sunday tomorrow is Monday, and it is said once", () => {
  expect(shown("2026-05-10T21:00")).toEqual(["tomorrow 2026-05-11T09:00"]);
});

test("the last day of a year is followed by the first of the next", () => {
  expect(shown("2026-12-31T22:00")[0]).toBe("tomorrow 2027-01-01T09:00");
});
