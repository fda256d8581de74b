/** What stands in every view: counted once, then kept by what changes, row by row. */
import type { Desk, SavedView } from "@contact-hub/shared/wire.gen";
import { changesBetween, placeOf } from "../changes";
import { hubNow } from "../clock";
import { idsOf } from "../derived";
import type { ConsoleState } from "../state";
import { fitting, idOf, isTimed, type AnyRow } from "./fits";
import { orderOf } from "./order";
import { learnStanding } from "./saved";

type Rows = readonly AnyRow[];
type Seen = Pick<Desk, "conversations" | "waiting" | "held" | "views" | "me">;

/** Time is looked at so often; what comes meanwhile is judged by the same instant as what stands there. */
const STEP_MS = 15_000;
const EMPTY: readonly string[] = [];

interface Moved {
  readonly gone: AnyRow[];
  readonly come: AnyRow[];
}

/** What left the lists of a desk and came to them; null where so much did that looking anew is no more work. */
function movedBetween(before: Seen, after: Seen): Moved | null {
  const moved: Moved = { gone: [], come: [] };
  for (const [was, is] of [
    [before.conversations, after.conversations],
    [before.waiting, after.waiting],
    [before.held, after.held],
  ] as readonly (readonly [Rows, Rows])[]) {
    if (was === is) continue;
    const changes = changesBetween(was, is);
    if (changes === null) return null;
    moved.gone.push(...changes.removed);
    moved.come.push(...changes.added);
  }
  return moved;
}

const listsOf = (desk: Seen): readonly Rows[] => [desk.conversations, desk.waiting, desk.held];

/** One view: how many stand in it, and for as long as somebody looks at it their rows in order. */
class Standing {
  readonly view: SavedView;
  count: number;
  readonly #fits: (row: AnyRow) => boolean;
  readonly #order: (a: AnyRow, b: AnyRow) => number;
  readonly #idsOf = idsOf((rows: Rows) => rows, idOf);
  #desk: Seen;
  #rows: Rows | null = null;
  #isLookedAt = false;

  constructor(view: SavedView, desk: Seen, now: number) {
    this.view = view;
    this.#fits = fitting(view.filter, { me: desk.me.id, now });
    this.#order = orderOf(view.order);
    this.#desk = desk;
    this.count = listsOf(desk).reduce((sum, rows) => rows.reduce((all, row) => all + Number(this.#fits(row)), sum), 0);
  }

  get rows(): Rows {
    this.#isLookedAt = true;
    this.#rows ??= listsOf(this.#desk)
      .flatMap((rows) => rows.filter(this.#fits))
      .toSorted(this.#order);
    return this.#rows;
  }

  get ids(): readonly string[] {
    return this.#idsOf(this.rows);
  }

  /** The desk is another now; these rows are all in which the two differ. */
  follow(desk: Seen, { gone, come }: Moved): this {
    this.#desk = desk;
    const [left, arrived] = [gone.filter(this.#fits), come.filter(this.#fits)];
    this.count += arrived.length - left.length;
    if (this.#rows === null || left.length + arrived.length === 0) return this;
    // Nobody has looked since the last change: whoever looks again sorts anew.
    this.#rows = this.#isLookedAt ? this.#exchanged(this.#rows, left, arrived) : null;
    this.#isLookedAt = false;
    return this;
  }

  #exchanged(before: Rows, left: Rows, arrived: Rows): Rows {
    const rows = [...before];
    for (const row of left) {
      const place = rows.indexOf(row, placeOf(rows, row, this.#order));
      if (place !== -1) rows.splice(place, 1);
    }
    for (const row of arrived) rows.splice(placeOf(rows, row, this.#order), 0, row);
    return rows;
  }
}

/** Looks at one desk after another; of two that follow each other only the difference is looked at. */
export function looker(): (desk: Seen, now: number) => ReadonlyMap<string, Standing> {
  let known: Seen | null = null;
  let instant = 0;
  let found: ReadonlyMap<string, Standing> = new Map();
  return (desk, now) => {
    const at = Math.floor(now / STEP_MS) * STEP_MS;
    if (desk === known && at === instant) return found;
    const moved = known === null || known.me.id !== desk.me.id ? null : movedBetween(known, desk);
    const next = desk.views.map((view): [string, Standing] => {
      const old = found.get(view.id);
      const isTimely = at === instant || !isTimed(view.filter);
      const isKept = old !== undefined && old.view === view && isTimely && moved !== null;
      return [view.id, isKept ? old.follow(desk, moved) : new Standing(view, desk, at)];
    });
    [known, instant, found] = [desk, at, new Map(next)];
    return found;
  };
}

const look = looker();

function standingOf({ desk }: ConsoleState, view: string): Standing | undefined {
  return desk === null || desk.views.length === 0 ? undefined : look(desk, hubNow()).get(view);
}

/** How many conversations stand in a view. */
export const countInView = (state: ConsoleState, view: string): number => standingOf(state, view)?.count ?? 0;

/** Their ids, in the order of the view. */
export function idsIn(state: ConsoleState, view: string): readonly string[] {
  return standingOf(state, view)?.ids ?? EMPTY;
}

learnStanding(idsIn);
