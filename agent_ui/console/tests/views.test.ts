import type { ConversationRow, Desk, Mention, WaitingRow } from "@contact-hub/shared/wire.gen";
import { array, assert, boolean, constantFrom, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import { GO_LIST } from "../desk/commands/goList";
import { COMMANDS } from "../desk/commands/catalogue";
import { countOf, GROUPS, groupIds, listedIds, LISTS, shownList } from "../desk/lists";
import { sortsOf, USUAL_SORT } from "../desk/sorting";
import { endDraft, writeDraft } from "../desk/drafts";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";
import { compose, go, hashOf, parseRoute } from "../desk/view";

const at = (minute: number) => `2026-05-04T08:${String(minute % 60).padStart(2, "0")}:00+00:00`;

const conversation = record({
  state: constantFrom("open", "waiting", "snoozed", "wrap_up"),
  minute: nat(59),
  ends: nat(59),
});
type Made = { readonly state: string; readonly minute: number; readonly ends: number };

const rowsOf = (made: readonly Made[], prefix: string) =>
  made.map(({ state, minute, ends }, place) => ({
    id: `${prefix} ${place}`,
    state,
    unread: 0,
    arrived_at: at(minute),
    last_message_at: at(minute),
    ends_at: ends % 3 === 0 ? null : at(ends),
    sla: null,
  })) as unknown as readonly ConversationRow[];

const stateWith = (desk: Partial<Desk>, permissions: readonly string[] = []): ConsoleState => ({
  ...START,
  desk: { conversations: [], waiting: [], held: [], mentions: [], drafts: [], offers: [], ...desk } as unknown as Desk,
  session: { permissions } as unknown as ConsoleState["session"],
});

test("whatever is on a desk, a list has as many rows as its count says, each once", () => {
  assert(
    property(
      array(conversation),
      array(conversation),
      array(boolean()),
      array(record({ of: nat(5), is_read: boolean() })),
      (mine, theirs, waits, named) => {
        const waiting = waits.map((rings, place) => ({
          conversation_id: `waiting ${place}`,
          waiting_since: at(place),
          offered_to: rings ? "bo" : null,
          sla: null,
        })) as unknown as readonly WaitingRow[];
        const mentions = named.map(({ of, is_read }, place) => ({
          item_id: `item ${place}`,
          conversation_id: `named ${of}`,
          is_read,
        })) as unknown as readonly Mention[];
        const desk = { conversations: rowsOf(mine, "mine"), held: rowsOf(theirs, "held"), waiting, mentions };
        const state = stateWith(desk, ["floor.steer"]);
        for (const list of LISTS) {
          const route = { page: "inbox", list, conversation: null } as const;
          const ids = listedIds({ ...state, route });
          expect(new Set(ids).size).toBe(ids.length);
          const unseen = new Set(named.filter(({ is_read }) => !is_read).map(({ of }) => of)).size;
          expect(countOf(state, list)).toBe(list === "mentions" ? unseen : ids.length);
        }
        expect(countOf(state, "mine") + countOf(state, "snoozed")).toBe(mine.length);
        expect(countOf(state, "all")).toBe(mine.length + theirs.length + waits.length);
      },
    ),
  );
});

test("what is snoozed stands by when it comes back, and what waits for the customer last", () => {
  const rows = rowsOf(
    [
      { state: "snoozed", minute: 1, ends: 31 },
      { state: "snoozed", minute: 2, ends: 0 },
      { state: "open", minute: 3, ends: 1 },
      { state: "snoozed", minute: 4, ends: 20 },
    ],
    "mine",
  );
  expect(groupIds(stateWith({ conversations: rows }), "snoozed", "snoozed")).toEqual(["mine 3", "mine 0", "mine 1"]);
});

test("everyone's conversations are for those who steer; others are shown their own", () => {
  const route = parseRoute("#/inbox/all/one");
  expect(route).toEqual({ page: "inbox", list: "all", conversation: "one" });
  expect(shownList({ ...stateWith({}, ["floor.steer"]), route })).toBe("all");
  expect(shownList({ ...stateWith({}), route })).toBe("mine");
  const commands = (permissions: readonly string[]) =>
    GO_LIST.filter((command) => command.isPossible(stateWith({}, ["desk.read", ...permissions]))).map(
      ({ name }) => name,
    );
  expect(commands([])).toEqual(["go-mine", "go-team", "go-unassigned", "go-mentions", "go-snoozed", "go-drafts"]);
  expect(commands(["floor.steer"])).toContain("go-all");
});

test("every list has an address, a key of its own, groups, and a usual order among those it can stand in", () => {
  for (const list of LISTS) {
    const route = { page: "inbox", list, conversation: null } as const;
    expect(parseRoute(hashOf(route))).toEqual(route);
    expect(sortsOf(list)).toContain(USUAL_SORT[list]);
    expect(GROUPS[list]).not.toHaveLength(0);
  }
  expect(parseRoute("#/inbox/nonsense")).toEqual({ page: "inbox", list: "mine", conversation: null });
  const keys = COMMANDS.flatMap(({ shortcut }) => (shortcut === undefined ? [] : [`${shortcut.with} ${shortcut.key}`]));
  for (const { shortcut } of GO_LIST) {
    expect(keys.filter((key) => key === `${shortcut?.with} ${shortcut?.key}`)).toHaveLength(1);
  }
});

test("a note stays a note while its conversation stays on screen, and where one was begun it is written on", () => {
  set({ ...START, route: { page: "inbox", list: "mine", conversation: "c" } });
  compose("note");
  go({ page: "inbox", list: "team", conversation: "c" });
  expect(present().composer).toBe("note");
  go({ page: "inbox", list: "team", conversation: "d" });
  expect(present().composer).toBe("reply");
  writeDraft("c", "note", { text: "Ask Bo" });
  go({ page: "inbox", list: "team", conversation: "c" });
  expect(present().composer).toBe("note");
  writeDraft("e", "note", { text: "Ask Bo" });
  writeDraft("e", "reply", { text: "Dear Ada" });
  go({ page: "inbox", list: "team", conversation: "e" });
  expect(present().composer).toBe("reply");
  for (const place of ["c", "e"]) for (const kind of ["note", "reply"] as const) endDraft(place, kind);
});
