import type { Item } from "@contact-hub/shared/wire.gen";
import { called } from "../desk/called";
import { currentId, currentRow } from "../desk/derived";
import { useConsole } from "../desk/store";
import type { Messages } from "../i18n/en";

/** Who wrote it, as the reader knows her. */
export function authorOf(messages: Messages, item: Item, customer: string, me: string | undefined): string {
  const words = messages.conversation;
  if (item.author !== "" && item.author === me) return words.you;
  return item.author_name || (item.direction === "in" ? customer || words.customerWrote : words.hub);
}

/** The name of somebody at the conversation on screen; without an id, of its customer. */
export function useNameOf(messages: Messages): (id: string, name: string) => string {
  const me = useConsole((state) => state.session?.person.id);
  const customer = useConsole((state) => {
    const row = currentRow(state, currentId(state) ?? "");
    return row ? called(messages, row.customer) : "";
  });
  const words = messages.conversation;
  return (id, name) => (id === "" ? customer || words.customerWrote : id === me ? words.you : name);
}
