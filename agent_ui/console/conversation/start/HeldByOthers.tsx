import type { ConversationRow } from "@contact-hub/shared/wire.gen";
import { useState, type ReactElement } from "react";
import { api } from "../../desk/api";
import { hubNow } from "../../desk/clock";
import { personName, queueName } from "../../desk/derived";
import { attempt } from "../../desk/notices";
import { newClientId } from "../../desk/sending";
import { present, useConsole } from "../../desk/store";
import { closeDialog, openConversation } from "../../desk/view";
import { channelWord } from "../../desk/words";
import { useFirstLetterMessages } from "../../i18n/firstLetters";
import { Button } from "../../ui/Button";
import styles from "./Start.module.css";

const NONE: readonly ConversationRow[] = [];

/** Which colleagues of my teams are with this customer already: told before anything is written. */
export function HeldByOthers({ customer }: { readonly customer: string }): ReactElement | null {
  const words = useFirstLetterMessages().firstLetters;
  const held = useConsole((state) => state.desk?.held ?? NONE).filter((row) => row.customer.id === customer);
  if (held.length === 0) return null;
  return (
    <ul className={styles.notSent} aria-label={words.held}>
      {held.map((row) => (
        <Held key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Held({ row }: { readonly row: ConversationRow }): ReactElement {
  const messages = useFirstLetterMessages();
  const words = messages.firstLetters;
  const owner = useConsole((state) => personName(state, row.owner));
  const place = `${channelWord(messages, row.channel)} · ${queueName(present(), row.queue)}`;
  const [isAsked, setAsked] = useState(false);

  async function askForIt(): Promise<void> {
    const isTold = await attempt(async () => {
      await api.note(row.id, {
        client_id: newClientId(),
        text: `@${owner} ${words.askNote}`,
        mentions: [row.owner],
        written_at: new Date(hubNow()).toISOString(),
      });
      return true;
    });
    if (isTold) setAsked(true);
  }

  function open(): void {
    closeDialog();
    openConversation(row.id, "team");
  }

  return (
    <li className={styles.kept}>
      <span className={styles.keptText} role="status">
        {isAsked ? words.asked(owner) : words.heldBy(owner, place)}
      </span>
      {!isAsked && (
        <Button isSmall onPress={() => void askForIt()}>
          {words.ask(owner)}
        </Button>
      )}
      <Button isSmall tone="quiet" aria-label={words.openOf(owner)} onPress={open}>
        {words.open}
      </Button>
    </li>
  );
}
