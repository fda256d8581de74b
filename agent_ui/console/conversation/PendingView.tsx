import { Suspense, type ReactElement } from "react";
import { discard, sendAgain } from "../desk/sending";
import type { PendingMessage } from "../desk/state";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Files } from "./Files";
import { beginningOf, isLong } from "./fold";
import styles from "./Timeline.module.css";
import { later } from "../ui/later";

const Quote = later(async () => (await import("./changes/Quote")).Quote);

/** What was written a moment ago and is not yet known to have arrived. */
export function PendingView({ message }: { readonly message: PendingMessage }): ReactElement {
  const messages = useMessages();
  const isNote = message.kind === "note";
  return (
    <article className={cx(styles.item, isNote ? styles.note : styles.out)}>
      <div className={styles.bubble}>
        {message.repliesTo !== undefined && (
          <Suspense fallback={null}>
            <Quote item={message.repliesTo} />
          </Suspense>
        )}
        <p className={styles.text}>{isLong(message.text) ? beginningOf(message.text) : message.text}</p>
        <Files files={message.files} isPending />
      </div>
      {message.problem === null ? (
        <p className={styles.state}>{messages.delivery.sending}</p>
      ) : (
        <div className={cx(styles.state, styles.stateBad)}>
          <Icon name="warning" />
          <span>{message.isUnreached ? messages.delivery.unreached : messages.delivery.failed(message.problem)}</span>
          <Button isSmall onPress={() => void sendAgain(message)}>
            {messages.retry}
          </Button>
          <Button isSmall tone="quiet" onPress={() => discard(message.clientId)}>
            {messages.delivery.discard}
          </Button>
        </div>
      )}
    </article>
  );
}
