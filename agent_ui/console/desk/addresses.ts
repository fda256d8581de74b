/** Addresses that an agent adds to a customer, and takes back. */
import { api } from "./api";
import { showAnswered } from "./conversations";
import { Problem } from "./http";
import { attempt, explain, notify } from "./notices";
import type { Named } from "./people";
import { messages } from "../i18n/language";

/** Another customer has the address; who is null where others serve her. */
export interface Taken {
  readonly who: Named | null;
}

export type Added =
  | { readonly outcome: "added" }
  | { readonly outcome: "taken"; readonly by: Taken }
  | { readonly outcome: "refused"; readonly why: string };

/** The address is the customer's from now on, or why it is not. */
export async function addAddress(customer: string, conversation: string, address: string): Promise<Added> {
  try {
    showAnswered(conversation, await api.addAddress(customer, address));
    return { outcome: "added" };
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== "address-taken") {
      return { outcome: "refused", why: explain(error) };
    }
    return { outcome: "taken", by: { who: (error.members["customer"] ?? null) as Named | null } };
  }
}

/** It is the customer's no longer; it can be added again. */
export async function removeAddress(
  customer: string,
  conversation: string,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<void> {
  await attempt(async () => {
    showAnswered(conversation, await api.removeAddress(customer, id));
    notify(messages().customer.addresses.removed(address));
  });
}
