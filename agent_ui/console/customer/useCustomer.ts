import { useCallback, useEffect, useState } from "react";
import { api, type CustomerChange } from "../desk/api";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { Customer } from "../desk/types";

interface Known {
  readonly customer: Customer | null;
  readonly change: (change: CustomerChange) => Promise<boolean>;
}

/** The customer of a conversation: as it came with the conversation, then as changed here. */
export function useCustomer(conversation: string, id: string | null): Known {
  const fetched = useConsole((state) => state.logs[conversation]?.customer ?? null);
  const [changed, setChanged] = useState<Customer | null>(null);
  useEffect(() => {
    if (id === null || fetched === null || fetched.id === id) return;
    // Two customers became one while the conversation was open.
    api.customer(id).then(setChanged, () => undefined);
  }, [id, fetched]);
  const customer = changed ?? fetched;
  const change = useCallback(
    async (fields: CustomerChange) => {
      if (customer === null) return false;
      const isSaved = await attempt(async () => {
        await api.changeCustomer(customer.id, fields);
        return true;
      });
      if (isSaved) setChanged({ ...customer, ...fields });
      return isSaved ?? false;
    },
    [customer],
  );
  return { customer, change };
}
