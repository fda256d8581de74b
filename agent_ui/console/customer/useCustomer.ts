import { useCallback, useEffect, useState } from "react";
import { api } from "../desk/api";
import { load, showAnswered } from "../desk/conversations";
import { Problem } from "../desk/http";
import { explain, notify } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { Around, Customer, CustomerChange, Saved } from "../desk/customers";

export type Save = (change: CustomerChange, base: number) => Promise<Saved>;

interface Known {
  readonly customer: Customer | null;
  readonly save: Save;
}

/** The customer of a conversation: as it came with the conversation, and again whenever anybody changed her. */
export function useCustomer(conversation: string, rowId: string | null): Known {
  const customer = useConsole((state) => state.logs[conversation]?.customer ?? null);
  const id = customer?.id ?? null;
  const change = useConsole((state) => (id === null ? 0 : (state.customerChanges[id] ?? 0)));
  const belonging = useConsole((state) => state.organisationChanges[customer?.organisation_id ?? ""] ?? 0);
  // Two customers may become one, or two again, while the conversation is open.
  const isOther = id !== null && rowId !== null && rowId !== id;
  useEffect(() => {
    if (change > 0 || belonging > 0 || isOther) void load(conversation);
  }, [change, belonging, isOther, conversation]);
  const save = useCallback<Save>(
    async (fields, base) => {
      if (id === null) return "refused";
      try {
        showAnswered(conversation, await api.changeCustomer(id, base, fields));
        return "saved";
      } catch (error) {
        const isOvertaken = error instanceof Problem && error.kind === "edited-meanwhile";
        if (isOvertaken) await load(conversation);
        else notify(explain(error), "problem");
        return isOvertaken ? "overtaken" : "refused";
      }
    },
    [conversation, id],
  );
  return { customer, save };
}

/** Where she is best reached, who looks like her and who was merged into her; again when something happened. */
export function useAround(customer: Customer | null, lastMessageAt: string): Around | null {
  const id = customer?.id ?? null;
  const change = useConsole((state) => (id === null ? 0 : (state.customerChanges[id] ?? 0)));
  const moment = `${change} ${lastMessageAt}`;
  const [around, setAround] = useState<{ readonly id: string; readonly moment: string; readonly found: Around } | null>(
    null,
  );
  useEffect(() => {
    if (id === null) return undefined;
    let isWanted = true;
    api.aroundCustomer(id).then(
      (found) => isWanted && setAround({ id, moment, found }),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [id, moment]);
  return around !== null && around.id === id ? around.found : null;
}
