/** What the company wants to know of customers, organisations and conversations, and how a value is judged, shown and kept. */
import { textIn } from "./replies";
import type { FieldEdit } from "./customers";
import type { Floor } from "./floor";

export type FieldKind = "text" | "number" | "date" | "choice" | "several" | "checkbox" | "link";

type Texts = Readonly<Record<string, string>>;

export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly of: "customer" | "organisation" | "conversation";
  readonly kind: FieldKind;
  /** By language; one for everybody stands under the empty text. */
  readonly label: Texts;
  readonly choices: readonly { readonly key: string; readonly label: Texts }[];
  readonly required_at_wrap_up: boolean;
  /** In which queues it is asked for; none: in all. */
  readonly queues: readonly string[];
  readonly can_edit: boolean;
}

/** What the fields of a conversation say, and who edited which last: `fields.order`. */
export interface FieldValues {
  readonly version: number;
  readonly values: Readonly<Record<string, string>>;
  readonly edits: Readonly<Record<string, FieldEdit>>;
}

export const YES = "yes" as const;
export const NO = "no" as const;

/** The fields of customers or organisations, or those that are asked for in a queue, in their order. */
export const fieldsOf = (floor: Floor, of: CustomField["of"], queue = ""): readonly CustomField[] =>
  floor.fields.filter((one) => one.of === of && (one.queues.length === 0 || one.queues.includes(queue)));

/** One that may be asked for before a conversation is closed. */
export interface AskedField extends CustomField {
  readonly of: "customer" | "conversation";
}

/** What has to be said before I close a conversation. */
export const requiredIn = (floor: Floor, queue: string): readonly AskedField[] =>
  [...fieldsOf(floor, "conversation", queue), ...fieldsOf(floor, "customer")].filter(
    (one): one is AskedField => one.of !== "organisation" && one.required_at_wrap_up && one.can_edit,
  );

export const labelOf = (field: CustomField, language: string) => textIn(field.label, language) || field.name;

export interface NamedChoice {
  readonly id: string;
  readonly name: string;
}

export function choicesOf(field: CustomField, language: string): readonly NamedChoice[] {
  return field.choices.map(({ key, label }) => ({ id: key, name: textIn(label, language) || key }));
}

export const partsOf = (text: string) => text.split(",").filter((part) => part !== "");

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;
const LONGEST_TEXT = 10_000;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether an address leads to a page of the web, and to the one that its reader sees. */
export function isWebAddress(text: string): boolean {
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (authority === undefined || authority.includes("@") || text.length > 2_000) return false;
  return !/[\p{C}\p{Z}\\"<>^`{|}]/u.test(text) && URL.canParse(text);
}

/** Whether a text can stand in a field; none always can. The hub judges in the end. */
export function isValue(field: Pick<CustomField, "kind" | "choices">, typed: string): boolean {
  const text = typed.trim();
  if (text === "") return true;
  const isChoice = (key: string) => field.choices.some((choice) => choice.key === key);
  switch (field.kind) {
    case "text":
      return text.length <= LONGEST_TEXT;
    case "number":
      return NUMBER.test(text.normalize("NFKC"));
    case "date":
      return isDay(text.normalize("NFKC"));
    case "choice":
      return isChoice(text);
    case "several":
      return partsOf(text).every((part) => isChoice(part.trim()));
    case "checkbox":
      return text === YES || text === NO;
    case "link":
      return isWebAddress(text);
    default:
      return field.kind satisfies never;
  }
}
