/** How two lists of rows differ: rows keep their identity unless they changed, so that nothing is looked at twice. */

export interface Changes<Row> {
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
}

const MOST_CHANGES = 16;

/** What left a list and what came to it; null where so much did that counting anew is no more work. */
export function changesBetween<Row>(before: readonly Row[], after: readonly Row[]): Changes<Row> | null {
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
export function exchanged<Row>(
  rows: readonly Row[],
  isIt: (row: Row) => boolean,
  change: (row: Row) => Row,
): readonly Row[] {
  const place = rows.findIndex(isIt);
  const row = rows[place];
  return row === undefined ? rows : rows.with(place, change(row));
}
