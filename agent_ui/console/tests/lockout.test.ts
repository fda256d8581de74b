import { expect, test } from "vitest";
import { locksOut } from "../admin/things/lockout";
import type { Session } from "../desk/people";

const EMAIL = "eva@hub.example";
const BOSS = { id: "boss", is_active: true, permissions: ["admin.manage"] };
const COACH = { id: "coach", is_active: true, permissions: ["floor.steer"] };

const session = (...roles: readonly string[]): Session => ({
  person: { id: "eva", name: "Eva Berg", email: EMAIL, roles, teams: [], language: "en" },
  permissions: ["admin.manage"],
  csrf: "",
  tag: "",
});
const thing = (id: string, email?: string) => ({ id, revision: "1", is_active: true, email });

test("whoever takes from herself the last role that lets her administer is warned", () => {
  const me = thing("eva", EMAIL);
  expect(locksOut(session("administrator"), "people", me, { roles: ["agent"] }, [BOSS])).toBe(true);
  expect(locksOut(session("administrator"), "people", me, { roles: ["boss"] }, [BOSS])).toBe(false);
  expect(locksOut(session("administrator"), "people", me, null, [BOSS])).toBe(true);
  const other = thing("dora", "dora@hub.example");
  expect(locksOut(session("administrator"), "people", other, { roles: ["agent"] }, [BOSS])).toBe(false);
});

test("whoever takes it from a role that she has herself is warned, unless another one lets her", () => {
  const after = { permissions: ["floor.steer"] };
  expect(locksOut(session("boss"), "roles", thing("boss"), after, [BOSS, COACH])).toBe(true);
  expect(locksOut(session("boss"), "roles", thing("boss"), null, [BOSS, COACH])).toBe(true);
  expect(locksOut(session("boss", "administrator"), "roles", thing("boss"), after, [BOSS])).toBe(false);
  expect(locksOut(session("boss"), "roles", thing("coach"), after, [BOSS, COACH])).toBe(false);
});
