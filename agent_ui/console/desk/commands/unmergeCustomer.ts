import { messages } from "../../i18n/language";
import { api } from "../api";
import { called } from "../called";
import { currentCustomer, may } from "../derived";
import { attempt, notify } from "../notices";
import { present } from "../store";
import type { MergedCustomer } from "../customers";
import type { Command } from "./command";

/** Both customers are what they were; what somebody wrote since the merge is told. */
export async function unmerge(customer: string, merge: MergedCustomer): Promise<void> {
  await attempt(async () => {
    const { fields_left } = await api.unmerge(customer, merge.id);
    const words = messages();
    const { undone, undoneBut } = words.customer.merging;
    const name = called(words, { id: merge.customer_id, name: merge.name });
    notify(fields_left.length === 0 ? undone(name) : undoneBut(name));
  });
}

export const unmergeCustomer: Command = {
  name: "unmerge-customer",
  group: "customer",
  label: (words) => words.commands.unmergeCustomer,
  isPossible: (desk) => may(desk, "customer.merge") && currentCustomer(desk) !== null,
  perform: () => {
    const customer = currentCustomer(present());
    if (customer === null) return;
    void attempt(async () => {
      const last = (await api.aroundCustomer(customer.id)).merges[0];
      if (last === undefined) notify(messages().customer.merging.nothing);
      else await unmerge(customer.id, last);
    });
  },
};
