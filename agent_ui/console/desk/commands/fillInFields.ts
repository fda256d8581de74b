import { fieldsOf } from "../customFields";
import { currentId, currentRow, may } from "../derived";
import { goToCustomer } from "../view";
import type { Command } from "./command";

export const fillInFields: Command = {
  name: "fields",
  group: "conversation",
  label: (messages) => messages.fields.edit,
  shortcut: { key: "d" },
  isPossible: (desk) => {
    const row = currentRow(desk, currentId(desk) ?? "");
    return row !== null && may(desk, "desk.work") && fieldsOf(desk.floor, "conversation", row.queue).length > 0;
  },
  perform: () => goToCustomer("fields"),
};
