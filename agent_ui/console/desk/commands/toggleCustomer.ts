import { currentId } from "../derived";
import { present } from "../store";
import { showCustomer } from "../view";
import type { Command } from "./command";

export const toggleCustomer: Command = {
  name: "customer",
  group: "conversation",
  label: (messages) => messages.commands.customer,
  shortcut: { key: "c" },
  isPossible: (desk) => currentId(desk) !== null,
  perform: () => showCustomer(!present().isCustomerOpen),
};
