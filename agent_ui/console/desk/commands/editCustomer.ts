import type { Messages } from "../../i18n/en";
import { currentCustomer, may } from "../derived";
import { goToCustomer } from "../view";
import type { Command, Shortcut } from "./command";

type Label = (messages: Messages) => string;

function writing(field: string, label: Label, shortcut?: Shortcut): Command {
  return {
    name: `customer-${field}`,
    group: "customer",
    label,
    ...(shortcut === undefined ? {} : { shortcut }),
    isPossible: (desk) => currentCustomer(desk) !== null && (field === "history" || may(desk, "desk.work")),
    perform: () => goToCustomer(field),
  };
}

/** Each field of the customer can be written in, and her history be searched, without a mouse. */
export const EDIT_CUSTOMER: readonly Command[] = [
  writing("tags", ({ commands }) => commands.customerTags, { key: "l" }),
  writing("notes", ({ commands }) => commands.customerNotes, { key: "i" }),
  writing("name", ({ commands }) => commands.customerName),
  writing("addresses", ({ commands }) => commands.customerAddress),
  writing("organisation", ({ commands }) => commands.customerOrganisation),
  writing("tier", ({ commands }) => commands.customerTier),
  writing("value", ({ commands }) => commands.customerValue),
  writing("language", ({ commands }) => commands.customerLanguage),
  writing("attributes", ({ commands }) => commands.customerAttribute),
  writing("consents", ({ commands }) => commands.customerConsents),
  writing("history", ({ commands }) => commands.customerHistory, { key: "h" }),
];
