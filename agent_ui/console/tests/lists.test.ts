import { array, assert, constantFrom, nat, property, tuple } from "fast-check";
import type { ConversationRow, SlaDue, WaitingRow } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import { changesBetween, counter, exchanged, finder, sorter, withLast, without } from "../desk/changes";
import { idsOf } from "../desk/derived";
import { MINE, sortsOf, TEAM } from "../desk/sorting";

interface Row {
  readonly id: number;
  readonly at: number;
}

const byAge = (a: Row, b: Row) => a.at - b.at || a.id - b.id;
const isEven = ({ at }: Row) => at % 2 === 0;

/** What happens to a list: a row comes, goes, changes in its place, or is put anew at the end. */
const deed = tuple(constantFrom("add", "remove", "change", "put"), nat(), nat(9));
type Deed = readonly ["add" | "remove" | "change" | "put", number, number];

function done(rows: readonly Row[], [what, which, at]: Deed, id: number): readonly Row[] {
  if (what === "add" || rows.length === 0) return withLast(rows, undefined, { id, at });
  const row = rows[which % rows.length] as Row;
  if (what === "remove") return without(rows, row);
  if (what === "change") return exchanged(rows, row, () => ({ ...row, at }));
  return withLast(rows, row, { ...row, at });
}

test("whatever happens to a list, what is in order, found and counted is what counting anew would give", () => {
  assert(
    property(array(deed, { maxLength: 60 }), nat(40), nat(4), (deeds, start, together) => {
      let rows: readonly Row[] = Array.from({ length: start }, (_, id) => ({ id, at: (id * 7) % 10 }));
      const [ordered, find] = [sorter(isEven, byAge), finder<Row>((row) => String(row.id))];
      const [ids, count] = [idsOf(sorter(isEven, byAge), (row) => String(row.id)), counter<Row>(({ at }) => at)];
      for (const [number, one] of deeds.entries()) {
        rows = done(rows, one, start + number);
        if (number % (together + 1) !== 0) continue;
        expect(ordered(rows)).toEqual(rows.filter(isEven).toSorted(byAge));
        for (const row of rows) expect(find(rows, String(row.id))).toBe(row);
        expect(ids(rows)).toEqual(ordered(rows).map(({ id }) => String(id)));
        expect(count(rows)).toBe(rows.reduce((sum, row) => sum + row.at, 0));
        expect(find(rows, "nobody")).toBeUndefined();
      }
    }),
  );
});

test("the difference of two lists takes the one to the other", () => {
  assert(
    property(array(nat(20)), array(nat(20)), (one, other) => {
      const rows = new Map<number, Row>();
      const made = (ids: readonly number[]) =>
        [...new Set(ids)].map((id) => {
          const row = rows.get(id) ?? { id, at: 0 };
          rows.set(id, row);
          return row;
        });
      const [before, after] = [made(one), made(other)];
      const changes = changesBetween(before, after);
      if (changes === null) return;
      const left = before.filter((row) => !changes.removed.includes(row));
      expect(new Set([...left, ...changes.added])).toEqual(new Set(after));
    }),
  );
});

test("a list whose order did not change stays the same value", () => {
  const rows: readonly Row[] = [
    { id: 1, at: 2 },
    { id: 2, at: 3 },
  ];
  const ordered = sorter(isEven, byAge);
  const first = ordered(rows);
  expect(ordered(rows.with(1, { id: 2, at: 5 }))).toBe(first);
  expect(exchanged(rows, undefined, (row) => row)).toBe(rows);
  expect(without(rows, { id: 9, at: 1 })).toBe(rows);
});

const due = (minute: number): SlaDue => ({
  target: "first_response",
  due_at: `2026-05-04T08:0${minute}:00+00:00`,
  warn_at: null,
  keepable: null,
});
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).join("");

test("my conversations stand in each order, and what nothing is promised of comes last", () => {
  const row = (id: string, last: number, arrived: number, sla: SlaDue | null) =>
    ({
      id,
      last_message_at: `2026-05-04T08:0${last}:00.500000+00:00`,
      arrived_at: `2026-05-04T07:0${arrived}:00+00:00`,
      sla,
    }) as unknown as ConversationRow;
  const rows = [row("a", 1, 3, null), row("b", 3, 1, due(5)), row("c", 2, 2, due(4))];
  const sorted = Object.fromEntries(sortsOf("mine").map((sort) => [sort, ids(rows.toSorted(MINE[sort]))]));
  expect(sorted).toEqual({ newest: "bca", oldest: "acb", longest: "bca", promise: "cba" });
});

test("what waits stands in each order", () => {
  const row = (id: string, since: string, sla: SlaDue | null) =>
    ({ id, conversation_id: id, waiting_since: `2026-05-04T08:00:${since}+00:00`, sla }) as unknown as WaitingRow & {
      readonly id: string;
    };
  // A whole second is written without its fraction, and still comes before what came within it.
  const rows = [row("a", "02", null), row("b", "01.500000", null), row("c", "03", due(1)), row("d", "01", null)];
  const sorted = Object.fromEntries(sortsOf("team").map((sort) => [sort, ids(rows.toSorted(TEAM[sort]))]));
  expect(sorted).toEqual({ newest: "cabd", oldest: "dbac", longest: "dbac", promise: "cdba" });
});
