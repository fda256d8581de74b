import type { ConversationRow, Desk, SavedView, ViewFilter, WaitingRow } from "@contact-hub/shared/wire.gen";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listedIds } from "../desk/lists";
import { continuations, draftOf, faultsOf, filterOf } from "../desk/views/draft";
import { fitting, idOf, type AnyRow } from "../desk/views/fits";
import { orderOf } from "../desk/views/order";
import { mayChange, shownView, viewsOf } from "../desk/views/saved";
import { countInView, looker } from "../desk/views/standing";
import { Problem } from "../desk/http";
import { SORTS } from "../desk/sorting";
import { START, type ConsoleState } from "../desk/state";
import { hashOf, parseRoute } from "../desk/view";

const NOTHING: ViewFilter = filterOf(draftOf(null));
const NOW = Date.parse("2026-03-02T09:30:00.000Z");
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, "0")}:00.000Z`;
const LOOK = { me: "anna", now: NOW };

const SHARED = {
  channel: "webchat",
  queue: "orders",
  preview: "",
  sla: null,
  missed: [],
  callback: "",
  customer: { id: "c", name: "Ada Byron", is_verified: true, tier: "Gold" },
  tags: ["VIP", "装箱"],
  subject: "Broken lamp",
  level: 2,
};
const held: ConversationRow = {
  ...SHARED,
  id: "held",
  state: "open",
  account: "chat",
  unread: 0,
  arrived_at: at(0),
  last_message_at: at(20),
  ends_at: null,
  participants: [],
  asks_help: false,
  owner: "bo",
  asked_at: null,
};
const waiting: WaitingRow = {
  ...SHARED,
  conversation_id: "waiting",
  waiting_since: at(10),
  offered_to: null,
  prospect: "served",
};

const shows = (filter: Partial<ViewFilter>, row: AnyRow) => fitting({ ...NOTHING, ...filter }, LOOK)(row);

test("every part of a filter that says something must be met, by any of its words", () => {
  const met: readonly (readonly [Partial<ViewFilter>, boolean, boolean])[] = [
    [{}, true, true],
    [{ channels: ["sms", "webchat"] }, true, true],
    [{ channels: ["sms"] }, false, false],
    [{ queues: ["orders"] }, true, true],
    [{ states: ["open"] }, true, false],
    [{ states: ["queued", "offered"] }, false, true],
    [{ assignees: ["me"] }, false, false],
    [{ assignees: ["nobody"] }, false, true],
    [{ assignees: ["nobody", "bo"] }, true, true],
    [{ tags: ["vip"] }, true, true],
    [{ tags: ["装箱"] }, true, true],
    [{ tags: ["other"] }, false, false],
    [{ tiers: ["gold"] }, true, true],
    [{ tiers: ["silver"] }, false, false],
    [{ level_at_least: 2 }, true, true],
    [{ level_at_least: 3 }, false, false],
    [{ is_unread: true }, false, true],
    [{ promises: ["none"] }, true, true],
    [{ promises: ["near", "late"] }, false, false],
    [{ words: "lamp ada" }, true, true],
    [{ words: "lamp bob" }, false, false],
    [{ waiting_minutes: 19 }, false, true],
    [{ waiting_minutes: 20 }, false, false],
    [{ states: ["open"], channels: ["sms"] }, false, false],
  ];
  for (const [filter, ofHeld, ofWaiting] of met) {
    expect([filter, shows(filter, held), shows(filter, waiting)]).toEqual([filter, ofHeld, ofWaiting]);
  }
  expect(shows({ assignees: ["me"] }, { ...held, owner: "anna" })).toBe(true);
  expect(shows({ states: ["offered"] }, { ...waiting, offered_to: "bo" })).toBe(true);
  expect(shows({ is_unread: true }, { ...held, unread: 1 })).toBe(true);
  expect(shows({ waiting_minutes: 5 }, { ...held, asked_at: at(20) })).toBe(true);
});

test("what a view asks of promises is what the clock of a row says", () => {
  const due = (minute: number, warned: number) => ({
    ...held,
    sla: { target: "next_response", due_at: at(minute), warn_at: at(warned), keepable: null },
  });
  const rows: readonly (readonly [AnyRow, string])[] = [
    [due(59, 40), "due"],
    [due(59, 20), "near"],
    [due(29, 20), "late"],
    [{ ...held, missed: ["first_response"] }, "late"],
    [waiting, "none"],
  ];
  for (const [row, promise] of rows) {
    expect(["due", "near", "late", "none"].filter((one) => shows({ promises: [one] }, row))).toEqual([promise]);
  }
});

test("tags in use go on from the last comma, without those that are named", () => {
  const inUse = ["VIP", "urgent", "装箱"];
  expect(continuations("", inUse)).toEqual(inUse);
  expect(continuations("vi", inUse)).toEqual(inUse);
  expect(continuations("VIP, ur", inUse)).toEqual(["VIP, urgent", "VIP, 装箱"]);
  expect(continuations("VIP，", inUse)).toEqual(["VIP，urgent", "VIP，装箱"]);
});

const viewWith = (id: string, filter: Partial<ViewFilter>, order = "newest"): SavedView => ({
  id,
  owner: "anna",
  name: id,
  order,
  shared_with: "",
  version: 1,
  filter: { ...NOTHING, ...filter },
});

const deskWith = (desk: Partial<Desk>): Desk =>
  ({
    me: { id: "anna" },
    conversations: [],
    waiting: [],
    held: [],
    views: [],
    view_order: [],
    drafts: [],
    ...desk,
  }) as unknown as Desk;

const aRow = fc.record({
  minute: fc.nat(29),
  unread: fc.nat(1),
  state: fc.constantFrom("open", "snoozed"),
  is: fc.nat(2),
});
const aStep = fc.record({ list: fc.constantFrom("conversations", "waiting", "held"), place: fc.nat(12), row: aRow });
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

/** One row put, exchanged or taken away. */
function stepped(desk: Desk, { list, place, row }: Step): Desk {
  const id = `${list} ${place}`;
  const others = (desk[list as "held"] as readonly AnyRow[]).filter((other) => idOf(other) !== id);
  if (row.is === 0) return { ...desk, [list]: others };
  const sla = { target: "resolution", due_at: at(row.minute + 30), warn_at: null, keepable: null };
  const fields = {
    unread: row.unread,
    state: row.state,
    last_message_at: at(row.minute),
    asked_at: at(row.minute),
    sla,
  };
  const made: AnyRow =
    list === "waiting"
      ? { ...waiting, conversation_id: id, waiting_since: at(row.minute), offered_to: row.unread ? "bo" : null }
      : { ...held, ...fields, id, owner: list === "held" ? "bo" : "anna" };
  return { ...desk, [list]: [...others, made] };
}

const VIEWS = [
  viewWith("all", {}),
  viewWith("long", { waiting_minutes: 12 }, "longest"),
  viewWith("mine", { assignees: ["me"], states: ["open"] }, "oldest"),
  viewWith("unread", { is_unread: true }, "promise"),
  viewWith("late", { promises: ["near", "late"] }, "promise"),
];

test("what is kept row by row is what looking anew finds, whatever happens and however time passes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aStep, fc.nat(2), fc.boolean()), { maxLength: 40 }), (steps) => {
      const look = looker();
      let desk = deskWith({ views: VIEWS });
      let now = NOW;
      for (const [step, minutes, isSeen] of steps) {
        desk = stepped(desk, step);
        now += minutes * 60_000;
        const [kept, anew] = [look(desk, now), looker()(desk, now)];
        for (const { id } of VIEWS) {
          expect(kept.get(id)?.count).toBe(anew.get(id)?.count);
          if (isSeen) expect(kept.get(id)?.rows).toEqual(anew.get(id)?.rows);
        }
      }
    }),
  );
});

test("of ten thousand rows an event looks at one, for every view at once", () => {
  const rows = (list: string) =>
    Array.from({ length: 10_000 }, (_, place) => ({
      ...held,
      id: `${list} ${place}`,
      last_message_at: at(place % 30),
    }));
  let desk = deskWith({ conversations: rows("mine"), held: rows("held"), views: VIEWS });
  const look = looker();
  look(desk, NOW);
  let read = 0;
  const changed = {
    ...held,
    id: "mine 5000",
    get channel() {
      read += 1;
      return "webchat";
    },
  };
  desk = { ...desk, views: [viewWith("chat", { channels: ["webchat"] })] };
  expect(look(desk, NOW).get("chat")?.rows).toHaveLength(20_000);
  desk = { ...desk, conversations: desk.conversations.with(5000, changed) };
  expect(look(desk, NOW).get("chat")?.rows).toHaveLength(20_000);
  expect(read).toBe(1);
  expect(look(desk, NOW)).toBe(look(desk, NOW + 1));
});

test("each order is one of all rows, the same however they come", () => {
  for (const order of SORTS) {
    const rows = [held, waiting, { ...held, id: "other", ends_at: at(3), asked_at: at(2) }];
    const sorted = rows.toSorted(orderOf(order)).map(idOf);
    expect(rows.toReversed().toSorted(orderOf(order)).map(idOf)).toEqual(sorted);
  }
  expect([held, waiting].toSorted(orderOf("longest")).map(idOf)).toEqual(["waiting", "held"]);
  expect([waiting, held].toSorted(orderOf("of tomorrow")).map(idOf)).toEqual(["held", "waiting"]);
});

const stateWith = (desk: Partial<Desk>, permissions: readonly string[] = []): ConsoleState => ({
  ...START,
  desk: deskWith(desk),
  session: { permissions } as unknown as ConsoleState["session"],
});

test("a view has an address, its rows are those one moves through, and its count is theirs", () => {
  const route = parseRoute("#/inbox/view/a%2Fb/c1");
  expect(route).toEqual({ page: "inbox", list: "mine", view: "a/b", conversation: "c1" });
  expect(hashOf(route)).toBe("#/inbox/view/a%2Fb/c1");
  expect(parseRoute("#/inbox/view")).toEqual({ page: "inbox", list: "mine", conversation: null });
  const state = { ...stateWith({ held: [held], waiting: [waiting], views: [viewWith("a/b", {}, "longest")] }), route };
  expect(shownView(state)).toBe("a/b");
  expect(listedIds(state)).toEqual(["waiting", "held"]);
  expect(listedIds(state)).toBe(listedIds({ ...state }));
  expect(countInView(state, "a/b")).toBe(2);
  expect(countInView(state, "gone")).toBe(0);
  const desk = deskWith({ ...state.desk, held: [{ ...held, preview: "More" }] });
  expect(listedIds({ ...state, desk })).toBe(listedIds(state));
});

test("views stand in my order, the others by name after them; a supervisor may change what is shared with her", () => {
  const views = [viewWith("a", {}), viewWith("b", {}), { ...viewWith("c", {}), owner: "bo", shared_with: "north" }];
  const state = stateWith({ views, view_order: ["c", "lost"] });
  expect(viewsOf(state).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(viewsOf(state)).toBe(viewsOf({ ...state }));
  expect(views.map((view) => mayChange(state, view))).toEqual([true, true, false]);
  expect(views.map((view) => mayChange(stateWith({ views }, ["floor.steer"]), view))).toEqual([true, true, true]);
});

test("what is typed becomes words, and what the hub finds wrong stands beside its field", () => {
  const draft = { ...draftOf(null), tags: " VIP, late ，VIP,", tiers: "gold" };
  expect(filterOf(draft)).toEqual({ ...NOTHING, tags: ["VIP", "late"], tiers: ["gold"] });
  const view = viewWith("a", { tags: ["VIP", "late"], words: "lamp" }, "promise");
  expect(filterOf(draftOf(view))).toEqual(view.filter);
  const detail =
    "name: give it a name of at most 60 characters\nfilter.queues: there is no queue “x” any more; choose others\nfilter: choose at least one thing by which conversations are told apart";
  expect(faultsOf(new Problem(422, "", detail, "invalid"))).toEqual({
    name: "give it a name of at most 60 characters",
    queues: "there is no queue “x” any more; choose others",
    filter: "choose at least one thing by which conversations are told apart",
  });
  expect(faultsOf(new Problem(409, "", "Somebody was faster.", "conflict"))).toEqual({ "": "Somebody was faster." });
});
