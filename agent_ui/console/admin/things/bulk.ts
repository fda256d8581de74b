/** One change to several things of a kind at once: what it is, and what becomes of each. */
import { ask } from "../../desk/http";
import type { AdminRecord } from "../records";
import { isSame } from "../same";
import type { FieldSpec, Values } from "./shapes";
import { settled, valuesOf, type EditedKind } from "./specs";
import { ASIDE, specsOf, type ListedKind } from "./together";

/** How a value meets what stands there. */
export type How = "add" | "remove" | "set";

export interface BulkDeed {
  readonly spec: FieldSpec;
  readonly how: How;
  readonly value: unknown;
}

/** What becomes of one of them. */
export interface Becoming {
  readonly record: AdminRecord;
  readonly before: Values;
  readonly after: Values;
  readonly changed: readonly string[];
}

const SHAPES: ReadonlySet<string> = new Set(["several", "numbers", "choice", "flag", "number", "zone", "wording"]);
/** What people read for one of them is said of that one. */
const OF_ONE: ReadonlySet<string> = new Set(["label"]);

/** What several can be given at once; a name is for one. */
export const bulkFields = (kind: ListedKind): readonly FieldSpec[] =>
  specsOf(kind).filter(({ name, shape, isFixed }) => SHAPES.has(shape.as) && isFixed !== true && !OF_ONE.has(name));

/** To what holds several one adds; what holds one is set. */
export const howsOf = ({ shape }: FieldSpec): readonly How[] =>
  shape.as === "several" || shape.as === "numbers" ? ["add", "remove", "set"] : ["set"];

/** What is taken away is named, whatever number it has. */
export const shapeOf = ({ spec, how }: Pick<BulkDeed, "spec" | "how">): FieldSpec =>
  how === "remove" && spec.shape.as === "numbers" ? { ...spec, shape: { as: "several", of: spec.shape.of } } : spec;

/** With what one begins to say it. */
export function nothingOf(spec: FieldSpec, how: How): unknown {
  const { as } = shapeOf({ spec, how }).shape;
  return as === "several" ? [] : as === "numbers" ? {} : spec.usual;
}

/** Whether anything is said yet. */
export const isSaid = ({ how, value }: BulkDeed): boolean => how === "set" || Object.keys(value as object).length > 0;

function become({ spec, how, value }: BulkDeed, before: unknown): unknown {
  if (how === "set") return value;
  if (spec.shape.as === "several") {
    const [had, named] = [before as readonly string[], value as readonly string[]];
    return how === "add" ? [...new Set([...had, ...named])] : had.filter((one) => !named.includes(one));
  }
  const had = before as Readonly<Record<string, number>>;
  if (how === "add") return { ...had, ...(value as object) };
  return Object.fromEntries(Object.entries(had).filter(([key]) => !(value as readonly string[]).includes(key)));
}

const isEdited = (kind: ListedKind): kind is EditedKind => kind !== "queues" && kind !== "replies";

/** What stands there, with whether it is set aside. */
function standing(kind: ListedKind, record: AdminRecord): Values {
  const values = isEdited(kind)
    ? valuesOf(kind, record)
    : Object.fromEntries(specsOf(kind).map(({ name, usual }) => [name, record[name] ?? usual]));
  return { ...values, [ASIDE.name]: record["is_active"] === false };
}

/** What becomes of each that changes; those for which the field means nothing stay as they are. */
export function becomings(kind: ListedKind, all: readonly AdminRecord[], deed: BulkDeed): readonly Becoming[] {
  return all
    .filter((record) => deed.spec.isFor?.(record) !== false)
    .map((record) => {
      const before = standing(kind, record);
      const given = { ...before, [deed.spec.name]: become(deed, before[deed.spec.name]) };
      const after = isEdited(kind) ? settled(kind, given) : given;
      const changed = Object.keys(after).filter((name) => !isSame(before[name], after[name]));
      return { record, before, after, changed };
    })
    .filter(({ changed }) => changed.length > 0);
}

/** Everything or nothing of it is kept; people are named by their addresses. */
export async function keep(kind: ListedKind, all: readonly Becoming[], which: "before" | "after"): Promise<void> {
  await ask("POST", "api/admin/apply", { ...kept(kind, all, which), dry_run: false, prune: false });
}

/** What is sent for it: to name what is set aside brings it back as it was. */
export function kept(kind: ListedKind, all: readonly Becoming[], which: "before" | "after") {
  const goes = (one: Becoming) => one.changed.includes(ASIDE.name) && one[which][ASIDE.name] === true;
  const fields = ({ changed, [which]: values }: Becoming) =>
    Object.fromEntries(changed.filter((name) => name !== ASIDE.name).map((name) => [name, values[name]]));
  return {
    floor: {
      [kind]: Object.fromEntries(all.filter((one) => !goes(one)).map((one) => [keyOf(kind, one.record), fields(one)])),
    },
    removed: { [kind]: all.filter(goes).map(({ record }) => record.id) },
  };
}

const keyOf = (kind: ListedKind, record: AdminRecord): string =>
  kind === "people" ? String(record["email"]) : record.id;
