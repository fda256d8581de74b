import { currentCustomer, may } from "../derived";
import { present } from "../store";
import { openMerge } from "../view";
import type { Command } from "./command";

export const mergeCustomer: Command = {
  name: "merge-customer",
  group: "customer",
  label: (messages) => messages.commands.mergeCustomer,
  shortcut: { key: "m" },
  isMine: (desk) => may(desk, "customer.merge"),
  isPossible: (desk) => may(desk, "customer.merge") && currentCustomer(desk) !== null,
  perform: () => {
    const customer = currentCustomer(present());
    if (customer !== null) openMerge(customer.id, null);
  },
};
