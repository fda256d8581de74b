/** What is wrong with a thing before the hub is asked, and what the hub found wrong. */
import type { RecordWords } from "../../i18n/records.en";
import { isDay, spansOf, type Week } from "./hours";
import { rowsOf } from "./rows";
import type { FieldSpec, RowKind, Values } from "./shapes";
import { SPECS, type EditedKind } from "./specs";

/** By field; what concerns no field stands under none. */
export type Faults = Readonly<Record<string, string>>;

/** What is wrong with a value, or null. */
export function faultOf({ name, shape, isNeeded }: FieldSpec, value: unknown, words: RecordWords): string | null {
  switch (shape.as) {
    case "text":
      if (isNeeded !== true || String(value).trim() !== "") return null;
      return name === "name" ? words.nameNeeded : words.needed;
    case "choice":
      return isNeeded === true && (value === "" || value === null) ? words.chosenNeeded : null;
    case "zone":
      return isZone(String(value)) ? null : words.zoneNeeded;
    case "number":
      return isWithin(value, shape) ? null : words.outside(shape.least, shape.most);
    case "numbers":
      return Object.values(value as object).every((each) => isWithin(each, shape, shape.isFraction))
        ? null
        : words.outside(shape.least, shape.most);
    case "rows":
      return rowFault(shape.of, value as readonly Values[], words);
    case "offered":
      return (value as readonly unknown[]).length === 0 ? words.offeredNeeded : null;
    case "week":
      return Object.values(value as Week).every((told) => spansOf(told) !== null) ? null : words.intervalsNeeded;
    case "days":
      return (value as readonly string[]).every(isDay) ? null : words.dayNeeded;
    case "ownDays":
      if (!Object.keys(value as object).every(isDay)) return words.dayNeeded;
      return Object.values(value as Week).every((told) => spansOf(told) !== null) ? null : words.intervalsNeeded;
    default:
      return null;
  }
}

/** Whether it is a time zone that has a name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const isWithin = (
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
  isFraction = false,
): boolean => (isFraction || Number.isInteger(value)) && Number(value) >= least && Number(value) <= most;

/** What is wrong in the first row in which something is. */
export function rowFault(kind: RowKind, rows: readonly Values[], words: RecordWords): string | null {
  for (const [place, row] of rows.entries()) {
    const wrong = rowFaults(kind, row, words);
    const [name] = Object.keys(wrong);
    if (name !== undefined) {
      const label = words.labels[`${kind}.${name}`] ?? name;
      return words.inRow(place + 1, words.pair(label, wrong[name] ?? ""));
    }
  }
  return null;
}

/** What is wrong in one row, by field. */
export function rowFaults(kind: RowKind, row: Values, words: RecordWords): Faults {
  const meant: readonly FieldSpec[] = rowsOf(kind).filter(({ isFor }) => isFor?.(row) !== false);
  return told(meant.map((spec) => [spec.name, faultOf(spec, row[spec.name] ?? spec.usual, words)]));
}

/** What is wrong before the hub is asked, by field. */
export function faultsOf(kind: EditedKind, values: Values, words: RecordWords): Faults {
  const meant = SPECS[kind].filter(({ isFor }) => isFor?.(values) !== false);
  return told(meant.map((spec) => [spec.name, faultOf(spec, values[spec.name], words)]));
}

const told = (found: readonly (readonly [string, string | null])[]): Faults =>
  Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== null));

/** The hub's lines, each at the field of its path; those about anything else stand under `rest`. */
export function faultsIn(
  detail: string,
  kind: EditedKind,
  id: string,
  say: (text: string) => string = (text) => text,
  inRow: (kind: RowKind, number: number, field: string, text: string) => string = (_, number, field, text) =>
    `${number}, ${field}: ${text}`,
): { readonly faults: Faults; readonly rest: readonly string[] } {
  const faults: Record<string, string> = {};
  const rest: string[] = [];
  for (const line of detail.split("\n")) {
    const [path = "", ...sentence] = line.split(": ");
    const within = path.startsWith(`${kind}.${id}.`) ? path.slice(`${kind}.${id}.`.length) : "";
    const field = SPECS[kind].find(
      ({ name }) => within === name || (/^[.[]/.test(within.slice(name.length)) && within.startsWith(name)),
    );
    if (field === undefined) {
      rest.push(say(line));
      continue;
    }
    // A setting has a place of its own; of a row its number is told.
    const place = field.shape.as === "settings" || field.shape.as === "secret" ? within : field.name;
    const [number, inner = ""] = within.slice(field.name.length + 1).split(".");
    const text = say(sentence.join(": "));
    const shown = field.shape.as === "rows" ? inRow(field.shape.of, Number(number) + 1, inner, text) : text;
    faults[place] = [faults[place], shown].filter(Boolean).join("; ");
  }
  return { faults, rest };
}
