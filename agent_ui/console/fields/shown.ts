/** A value as its reader reads it. */
import { choicesOf, partsOf, YES, NO, type CustomField } from "../desk/customFields";
import { dayOf, listed, number } from "../i18n/format";
import type { Messages } from "../i18n/en";

/** What a field says, in the reader's language; what does not fit its kind any more reads as it is kept. */
export function shownValue(field: CustomField, text: string, language: string, words: Messages["fields"]): string {
  if (text === "") return "";
  const names = new Map(choicesOf(field, language).map(({ id, name }) => [id, name]));
  switch (field.kind) {
    case "number":
      return Number.isSafeInteger(Number(text)) ? number(Number(text)) : text;
    case "date":
      return dayOf(text);
    case "choice":
      return names.get(text) ?? text;
    case "several":
      return listed(partsOf(text).map((part) => names.get(part) ?? part));
    case "checkbox":
      return text === YES ? words.yes : text === NO ? words.no : text;
    default:
      return text;
  }
}
