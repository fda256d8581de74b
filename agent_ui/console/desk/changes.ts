/** How two lists of rows differ: rows keep their identity unless they changed, so that nothing is looked at twice. */

export interface Changes<Row> {
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
}

const MOST_CHANGES = 16;

interface Step {
  /** Held loosely: nothing may keep every list that ever was. */
  readonly before: WeakRef<readonly unknown[]>;
  readonly changes: Changes<unknown> | null;
}

/** How a list came from the one before it: whoever made it says so, and many ask. */
const steps = new WeakMap<readonly unknown[], Step>();

function made<Row>(before: readonly Row[], after: readonly Row[], changes: Changes<Row> | null): readonly Row[] {
  steps.set(after, { before: new WeakRef(before), changes });
  return after;
}

/** What left a list and what came to it; null where so much did that counting anew is no more work. */
export function changesBetween<Row>(before: readonly Row[], after: readonly Row[]): Changes<Row> | null {
  const step = steps.get(after);
  if (step?.before.deref() === before) return step.changes as Changes<Row> | null;
  const changes = differenceOf(before, after);
  made(before, after, changes);
  return changes;
}

function differenceOf<Row>(before: readonly Row[], after: readonly Row[]): Changes<Row> | null {
  const removed: Row[] = [];
  const added: Row[] = [];
  let old = 0;
  let now = 0;
  while (old < before.length || now < after.length) {
    const [was, is] = [before[old], after[now]];
    if (was === is) {
      old += 1;
      now += 1;
    } else if (old < before.length && before[old + 1] === is) {
      // What follows moved up: one row left its place.
      removed.push(was as Row);
      old += 1;
    } else {
      if (old < before.length) removed.push(was as Row);
      if (now < after.length) added.push(is as Row);
      old += 1;
      now += 1;
    }
    if (removed.length + added.length > MOST_CHANGES) return null;
  }
  return { removed, added };
}

/** The place of a row in a sorted list, or where it belongs. */
export function placeOf<Row>(rows: readonly Row[], row: Row, order: (a: Row, b: Row) => number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(rows[middle] as Row, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows that fit, in order; what changed finds its new place, and the others stay where they are. */
export function sorter<Row>(
  fits: (row: Row) => boolean,
  order: (a: Row, b: Row) => number,
): (rows: readonly Row[]) => readonly Row[] {
  let known: readonly Row[] = [];
  let sorted: readonly Row[] = [];
  return (rows) => {
    if (rows === known) return sorted;
    const changes = changesBetween(known, rows);
    known = rows;
    if (changes === null) {
      sorted = rows.filter(fits).toSorted(order);
      return sorted;
    }
    const gone = changes.removed.filter(fits);
    const come = changes.added.filter(fits);
    if (gone.length === 0 && come.length === 0) return sorted;
    const next = [...sorted];
    for (const row of gone) {
      const place = next.indexOf(row, placeOf(next, row, order));
      if (place !== -1) next.splice(place, 1);
    }
    for (const row of come) next.splice(placeOf(next, row, order), 0, row);
    sorted = next;
    return sorted;
  };
}

/** Finds a row by its key; of two lists that follow each other only the difference is read. */
export function finder<Row>(key: (row: Row) => string): (rows: readonly Row[], id: string) => Row | undefined {
  let known: readonly Row[] = [];
  let found = new Map<string, Row>();
  return (rows, id) => {
    if (rows !== known) {
      const changes = changesBetween(known, rows);
      if (changes === null) {
        found = new Map(rows.map((row) => [key(row), row]));
      } else {
        for (const row of changes.removed) found.delete(key(row));
        for (const row of changes.added) found.set(key(row), row);
      }
      known = rows;
    }
    return found.get(id);
  };
}

/** The list with one row exchanged; the same list where there is no such row. */
export function exchanged<Row>(rows: readonly Row[], row: Row | undefined, change: (row: Row) => Row): readonly Row[] {
  const place = row === undefined ? -1 : rows.indexOf(row);
  if (row === undefined || place === -1) return rows;
  const next = change(row);
  return made(rows, rows.with(place, next), { removed: [row], added: [next] });
}

/** The list without a row; the same list where there is no such row. */
export function without<Row>(rows: readonly Row[], row: Row | undefined): readonly Row[] {
  const place = row === undefined ? -1 : rows.indexOf(row);
  if (row === undefined || place === -1) return rows;
  return made(rows, rows.toSpliced(place, 1), { removed: [row], added: [] });
}

/** The list with a row at its end, in the place of the one that it was before. */
export function withLast<Row>(rows: readonly Row[], old: Row | undefined, row: Row): readonly Row[] {
  const place = old === undefined ? -1 : rows.indexOf(old);
  if (old === undefined || place === -1) return made(rows, [...rows, row], { removed: [], added: [row] });
  return made(rows, [...rows.toSpliced(place, 1), row], { removed: [old], added: [row] });
}

/** The sum of what each row counts; of two lists that follow each other only the difference is counted. */
export function counter<Row>(count: (row: Row) => number): (rows: readonly Row[]) => number {
  let known: readonly Row[] = [];
  let sum = 0;
  const total = (rows: readonly Row[]) => rows.reduce((all, row) => all + count(row), 0);
  return (rows) => {
    if (rows === known) return sum;
    const changes = changesBetween(known, rows);
    sum = changes === null ? total(rows) : sum + total(changes.added) - total(changes.removed);
    known = rows;
    return sum;
  };
}
