import { expect, test } from "vitest";
import {
  becomings,
  bulkFields,
  howsOf,
  isSaid,
  kept,
  nothingOf,
  shapeOf,
  type BulkDeed,
  type How,
} from "../admin/things/bulk";
import { SPECS } from "../admin/things/specs";
import { ASIDE } from "../admin/things/together";

const anna = { id: "anna", name: "Anna", teams: ["north"], skills: { de: 5 }, language: "en" };
const bo = { id: "bo", name: "Bo", teams: ["north", "south"], skills: {}, language: "zh-Hans" };
const people = [anna, bo];

function deed(name: string, how: How, value: unknown): BulkDeed {
  const spec = SPECS.people.find((one) => one.name === name);
  if (spec === undefined) throw new Error(name);
  return { spec, how, value };
}

const after = (one: BulkDeed) =>
  becomings("people", people, one).map(({ record, changed, after: values }) => [
    record.id,
    ...changed.map((name) => values[name]),
  ]);

test("who has it already does not change", () => {
  expect(after(deed("teams", "add", ["south"]))).toEqual([["anna", ["north", "south"]]]);
  expect(after(deed("teams", "remove", ["south"]))).toEqual([["bo", ["north"]]]);
  expect(after(deed("language", "set", "en"))).toEqual([["bo", "en"]]);
});

test("a level is added beside the others, and replaces the former of the same skill", () => {
  expect(after(deed("skills", "add", { de: 7 }))).toEqual([
    ["anna", { de: 7 }],
    ["bo", { de: 7 }],
  ]);
  expect(after(deed("skills", "remove", ["de"]))).toEqual([["anna", {}]]);
});

test("roles in a team go with the team", () => {
  const chief = { ...anna, team_roles: { north: ["supervisor"] } };
  const [found] = becomings("people", [chief], deed("teams", "set", ["south"]));
  expect(found?.changed).toEqual(["teams", "team_roles"]);
  expect(found?.after["team_roles"]).toEqual({});
});

test("a field that means nothing to one of them leaves that one alone", () => {
  const [ofOrders, ofCustomers] = [
    { id: "reason", of: "conversation", queues: [] },
    { id: "size", of: "customer", queues: [] },
  ];
  const spec = SPECS.fields.find(({ name }) => name === "queues");
  const found = becomings("fields", [ofOrders, ofCustomers], { spec: spec!, how: "add", value: ["orders"] });
  expect(found.map(({ record }) => record.id)).toEqual(["reason"]);
});

test("what is taken away is named, and nothing is said until something is", () => {
  const skills = deed("skills", "remove", []);
  expect(shapeOf(skills).shape).toEqual({ as: "several", of: "skills" });
  expect(nothingOf(skills.spec, "remove")).toEqual([]);
  expect(nothingOf(skills.spec, "add")).toEqual({});
  expect([isSaid(skills), isSaid(deed("skills", "add", { de: 1 })), isSaid(deed("teams", "set", []))]).toEqual([
    false,
    true,
    true,
  ]);
});

test("names are given one by one, and so is what is chosen for ever", () => {
  expect(bulkFields("people").map(({ name }) => name)).toEqual(["roles", "teams", "skills", "capacity", "language"]);
  expect(bulkFields("skills")).toEqual([]);
  expect(bulkFields("hooks")).toEqual([]);
  expect(SPECS.people.flatMap((spec) => (spec.name === "language" ? howsOf(spec) : []))).toEqual(["set"]);
});

test("queues have the same calendar and times, and keep rules of their own", () => {
  const names = bulkFields("queues").map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["team", "hours", "wrap_up_seconds", "idle_warn_text", ASIDE.name]));
  expect(names).not.toContain("overflow");
  const [chat, mail] = [
    { id: "chat", wrap_up_seconds: 60 },
    { id: "mail", wrap_up_seconds: 30 },
  ];
  const spec = bulkFields("queues").find(({ name }) => name === "wrap_up_seconds");
  const found = becomings("queues", [chat, mail], { spec: spec!, how: "set", value: 60 });
  expect(kept("queues", found, "after")).toEqual({
    floor: { queues: { mail: { wrap_up_seconds: 60 } } },
    removed: { queues: [] },
  });
});

test("what is set aside together comes back as it was", () => {
  const replies = [
    { id: "hello", teams: ["north"], is_active: true },
    { id: "bye", is_active: true },
  ];
  expect(bulkFields("replies").map(({ name }) => name)).toEqual(["teams", "queues", "channels", ASIDE.name]);
  const found = becomings("replies", replies, { spec: ASIDE, how: "set", value: true });
  expect(kept("replies", found, "after")).toEqual({
    floor: { replies: {} },
    removed: { replies: ["hello", "bye"] },
  });
  expect(kept("replies", found, "before")).toEqual({
    floor: { replies: { hello: {}, bye: {} } },
    removed: { replies: [] },
  });
});

test("a text that people read for one of them is not given to several", () => {
  expect(bulkFields("links").map(({ name }) => name)).toEqual(["place"]);
  expect(bulkFields("accounts").map(({ name }) => name)).toContain("greeting");
});
