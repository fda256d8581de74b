import { useEffect, useRef, type ReactElement } from "react";
import { load } from "../../desk/conversations";
import { chooseSender, sendersIn, type ChosenSender } from "../../desk/senders";
import { useConsole } from "../../desk/store";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import styles from "./Letter.module.css";

interface Props {
  readonly id: string;
  readonly sender: ChosenSender;
}

/** From which of our addresses the mail leaves; where there are several, another one is chosen from a list. */
export function SenderChoice({ id, sender }: Props): ReactElement {
  const words = useMessages().letters;
  const senders = useConsole((state) => sendersIn(state, id));
  useFreshSenders(id, sender);
  const shown = words.from(sender.address || sender.account);
  if (senders.length === 0 || (senders.length === 1 && sender.known !== null))
    return (
      <span className={styles.from} title={shown}>
        {shown}
      </span>
    );
  return (
    <Menu
      label={words.chooseFrom}
      placement="top end"
      trigger={
        <Button tone="quiet" isSmall>
          <span className={styles.from} title={shown}>
            {shown}
          </span>
          <Icon name="down" />
        </Button>
      }
      groups={[
        {
          id: "from",
          name: words.chooseFrom,
          chosen: sender.account,
          entries: senders.map(({ account, name, address }) => ({ id: account, name: address, detail: name })),
        },
      ]}
      onChoose={(_group, account) => chooseSender(id, account)}
    />
  );
}

/** Asks again what may be chosen once an administrator has changed something, or another address is to be used. */
function useFreshSenders(id: string, { account, known }: ChosenSender): void {
  const floor = useConsole((state) => state.floor);
  const asked = useRef({ floor, account });
  const isKnown = known !== null;
  useEffect(() => {
    const isAsked = asked.current.floor === floor && (isKnown || asked.current.account === account);
    asked.current = { floor, account };
    if (!isAsked) void load(id);
  }, [id, floor, account, isKnown]);
}
