/** What is wrong with a thing before the hub is asked, and what the hub found wrong. */
import type { RecordWords } from "../../i18n/records.en";
import { isDay, spansOf, type Week } from "./hours";
import { SPECS, type EditedKind, type FieldSpec, type Values } from "./specs";

/** By field; what concerns no field stands under none. */
export type Faults = Readonly<Record<string, string>>;

function faultOf({ name, shape }: FieldSpec, value: unknown, words: RecordWords): string | null {
  switch (shape.as) {
    case "text":
      return name === "name" && String(value).trim() === "" ? words.nameNeeded : null;
    case "zone":
      return isZone(String(value)) ? null : words.zoneNeeded;
    case "number":
      return isWithin(value, shape) ? null : words.outside(shape.least, shape.most);
    case "numbers":
      return Object.values(value as object).every((each) => isWithin(each, shape))
        ? null
        : words.outside(shape.least, shape.most);
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

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const isWithin = (value: unknown, { least, most }: { readonly least: number; readonly most: number }): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** What is wrong before the hub is asked, by field. */
export function faultsOf(kind: EditedKind, values: Values, words: RecordWords): Faults {
  const meant = SPECS[kind].filter(({ isFor }) => isFor?.(values) !== false);
  const found = meant.map((spec) => [spec.name, faultOf(spec, values[spec.name], words)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The hub's lines, each at the field of its path; those about anything else stand under `rest`. */
export function faultsIn(
  detail: string,
  kind: EditedKind,
  id: string,
  say: (text: string) => string = (text) => text,
): { readonly faults: Faults; readonly rest: readonly string[] } {
  const faults: Record<string, string> = {};
  const rest: string[] = [];
  for (const line of detail.split("\n")) {
    const [path = "", ...told] = line.split(": ");
    const within = path.startsWith(`${kind}.${id}.`) ? path.slice(`${kind}.${id}.`.length) : "";
    const field = SPECS[kind].find(
      ({ name }) => within === name || (/^[.[]/.test(within.slice(name.length)) && within.startsWith(name)),
    );
    if (field === undefined) rest.push(say(line));
    else faults[field.name] = [faults[field.name], say(told.join(": "))].filter(Boolean).join("; ");
  }
  return { faults, rest };
}
