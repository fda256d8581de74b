import { currentCustomer } from "../desk/derived";
import { textIn } from "../desk/replies";
import { useConsole } from "../desk/store";
import { language, useMessages } from "../i18n/language";
import type { AdministeredLine } from "./administered";

/** Where other systems of the company show the customer of the open conversation. */
export function useCustomerLinks(query: string) {
  const words = useMessages().customer;
  const customer = useConsole(currentCustomer);
  const wanted = query.trim().toLocaleLowerCase();
  const lines = (customer?.links ?? [])
    .map(({ id, label, address }): AdministeredLine & { readonly name: string } => {
      const name = textIn(label, language());
      const perform = () => void window.open(address, "_blank", "noopener,noreferrer");
      return { id: `link-${id}`, name, perform, content: <span>{name}</span> };
    })
    .filter(({ name }) => `${words.links} ${name}`.toLocaleLowerCase().includes(wanted));
  return lines.length === 0 ? [] : [{ name: words.links, lines }];
}
