import { currentRow } from "../desk/derived";
import { useConsole } from "../desk/store";
import type { Identity } from "../desk/customers";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";

const NOWHERE: readonly Identity[] = [];

/** Where else the customer of a conversation can be reached: her other addresses that she has not forbidden. */
export function useOtherIdentities(id: string): readonly Identity[] {
  const channel = useConsole((state) => currentRow(state, id)?.channel ?? "");
  const identities = useConsole((state) => state.logs[id]?.customer.identities ?? NOWHERE);
  return identities.filter((one) => one.channel !== channel && one.address !== "" && one.opted_out_at === null);
}

/** The same in words; empty: nowhere that is known. */
export function useOtherWays(id: string): string {
  const messages = useMessages();
  const others = useOtherIdentities(id);
  const addresses = others.map((one) => `${channelWord(messages, one.channel)} ${one.address}`).join(", ");
  return addresses === "" ? "" : messages.composer.otherWays(addresses);
}
