import { accountFor, addressOf, sendersIn, type ChosenSender } from "../../desk/senders";
import { useConsole } from "../../desk/store";

/** From where a mail is to leave; null where none is written. */
export function useSender(id: string, chosen: string): ChosenSender | null {
  const account = useConsole((state) => accountFor(state, id, chosen));
  const address = useConsole((state) => addressOf(state, id, account));
  const known = useConsole((state) => sendersIn(state, id).find((sender) => sender.account === account) ?? null);
  return account === "" ? null : { account, address, known };
}
