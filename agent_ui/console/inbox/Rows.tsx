import { memo, type ReactElement } from "react";
import { called } from "../desk/called";
import { accept } from "../desk/commands/acceptOffer";
import { offerOf, queueName, rowOf } from "../desk/derived";
import { useHasPassed } from "../desk/offers";
import { useConsole } from "../desk/store";
import { Ago, Remaining } from "../desk/times";
import { weekdayTime } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Count } from "../ui/Marks";
import { Facts, RowLink, Saying, type RowProps } from "./RowLink";
import styles from "./Inbox.module.css";

/** One conversation of mine; it draws again only when its own record changes. */
export const MineRow = memo(function MineRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const row = useConsole((state) => rowOf(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  if (!row) return null;
  const name = called(messages, row.customer);
  return (
    <RowLink id={id} customer={row.customer.id} name={name} isUnread={row.unread > 0}>
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>
          {row.ends_at !== null && row.state === "wrap_up" ? (
            <Remaining until={row.ends_at} words={messages.inbox.timeLeft} />
          ) : (
            <Ago at={row.last_message_at} />
          )}
        </span>
      </span>
      <Saying
        id={id}
        subject={row.subject}
        preview={row.preview}
        isUnread={row.unread > 0}
        isOurs={row.asked_at === null && row.preview !== ""}
      >
        <Count value={row.unread} label={messages.inbox.unread(row.unread)} />
      </Saying>
      <Facts row={row} queue={queue}>
        {row.state === "snoozed" && <Wakes at={row.ends_at} />}
      </Facts>
    </RowLink>
  );
});

/** An offer in the list: the same as its card, where one looks for conversations. */
export const OfferRow = memo(function OfferRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const offer = useConsole((state) => offerOf(state, id));
  const queue = useConsole((state) => queueName(state, offer?.queue ?? ""));
  const isOver = useHasPassed(offer);
  if (!offer) return null;
  const name = called(messages, offer.customer);
  return (
    <li className={cx(styles.row, styles.offer)}>
      <span className={styles.body}>
        <Avatar name={name} id={offer.customer.id} />
        <span className={styles.text}>
          <span className={styles.line}>
            <span className={styles.name}>{name}</span>
            <span className={styles.when}>
              {isOver ? messages.offer.passed : <Remaining until={offer.expires_at} words={messages.inbox.timeLeft} />}
            </span>
          </span>
          <Facts row={{ channel: offer.channel }} queue={queue} />
        </span>
      </span>
      <span className={styles.action}>
        <Button
          isSmall
          isDisabled={isOver}
          onPress={() => void accept(id)}
          aria-label={`${messages.offer.accept}: ${name}`}
        >
          {messages.offer.accept}
        </Button>
      </span>
    </li>
  );
});

/** When what was put aside comes back. */
function Wakes({ at }: { readonly at: string | null }): ReactElement {
  const { views } = useMessages();
  return (
    <span className={styles.wakes}>
      {at === null ? views.wakesOnReply : <time dateTime={at}>{views.wakes(weekdayTime(new Date(at)))}</time>}
    </span>
  );
}
