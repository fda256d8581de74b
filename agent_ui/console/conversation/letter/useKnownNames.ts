import { useMemo } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { useConsole } from "../../desk/store";

const NO_ITEMS: readonly Item[] = [];

/** What people are called in a conversation, by their mail addresses: its customer, whoever wrote in it, colleagues. */
export function useKnownNames(id: string): ReadonlyMap<string, string> {
  const customer = useConsole((state) => state.logs[id]?.customer);
  const items = useConsole((state) => state.logs[id]?.items ?? NO_ITEMS);
  const people = useConsole((state) => state.floor.people);
  return useMemo(() => {
    const known = new Map(people.map(({ email, name }) => [email.toLowerCase(), name]));
    for (const { letter, author_name: name } of items) if (letter?.sender && name) known.set(letter.sender, name);
    for (const { address } of customer?.identities ?? []) if (customer?.name) known.set(address, customer.name);
    return known;
  }, [customer, items, people]);
}
