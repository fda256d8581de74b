import type { ReactElement } from "react";
import { called } from "../desk/called";
import { queueName } from "../desk/derived";
import { useConsole } from "../desk/store";
import { Ago } from "../desk/times";
import type { FoundConversation, FoundCustomer } from "../desk/found";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { channelIcon, Icon } from "../ui/Icon";
import { Marked, plainText } from "../ui/Marked";
import styles from "./Palette.module.css";

/** A customer who was found: the name, and what of her matched. */
export function CustomerLine({ found }: { readonly found: FoundCustomer }): ReactElement {
  const messages = useMessages();
  const detail = found.details[0];
  return (
    <span className={styles.found}>
      <span className={styles.foundHead}>
        <Icon name="person" />
        <span className={styles.foundName}>
          {plainText(found.name) === "" ? (
            called(messages, { id: found.id, name: "" })
          ) : (
            <Marked segments={found.name} />
          )}
        </span>
      </span>
      {detail !== undefined && (
        <span className={styles.foundText}>
          <Marked segments={detail} />
        </span>
      )}
    </span>
  );
}

/** A conversation that was found: with whom, when and where, and the words that matched. */
export function ConversationLine({ found }: { readonly found: FoundConversation }): ReactElement {
  const messages = useMessages();
  const queue = useConsole((state) => queueName(state, found.queue));
  const subject = plainText(found.subject);
  return (
    <span className={styles.found}>
      <span className={styles.foundHead}>
        <Icon name={channelIcon(found.channel)} />
        <span className={styles.foundName}>
          {plainText(found.customer) === "" ? (
            called(messages, { id: found.customer_id, name: "" })
          ) : (
            <Marked segments={found.customer} />
          )}
        </span>
        <span className={styles.foundWhen}>
          <Ago at={found.at} />
        </span>
      </span>
      <span className={styles.foundText}>
        {subject !== "" && (
          <>
            <Marked segments={found.subject} />
            {" · "}
          </>
        )}
        <Marked segments={found.snippet} />
        <span className="unseen">{` ${channelWord(messages, found.channel)}, ${queue}`}</span>
      </span>
    </span>
  );
}
