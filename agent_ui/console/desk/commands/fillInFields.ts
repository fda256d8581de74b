import { fieldsOf } from "../customFields";
import { currentId, currentRow } from "../derived";
import { goToCustomer } from "../view";
import type { Command } from "./command";

export const fillInFields: Command = {
  name: "fields",
  group: "conversation",
  label: (messages) => messages.fields.edit,
  shortcut: { key: "d" },
  isPossible: (desk) => {
    const row = currentRow(desk, currentId(desk) ?? "");
    return row !== null && fieldsOf(desk.floor, "conversation", row.queue).length > 0;
  },
  perform: () => goToCustomer("fields"),
};
