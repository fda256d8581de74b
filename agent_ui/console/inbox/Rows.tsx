import { memo, type ReactElement, type ReactNode } from "react";
import { take } from "../desk/commands/takeConversation";
import { accept } from "../desk/commands/acceptOffer";
import { currentId, offerOf, queueName, rowOf, waitingOf } from "../desk/derived";
import { useHasPassed } from "../desk/offers";
import { useConsole } from "../desk/store";
import { Ago, Elapsed, Remaining } from "../desk/times";
import { hashOf } from "../desk/view";
import { Expected } from "../desk/waits";
import { channelWord, prospectWord, ringingWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import { Count } from "../ui/Marks";
import styles from "./Inbox.module.css";

interface RowProps {
  readonly id: string;
}

/** One conversation of mine; it draws again only when its own record changes. */
export const MineRow = memo(function MineRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const row = useConsole((state) => rowOf(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  if (!row) return null;
  const name = row.customer.name || messages.unnamed;
  return (
    <RowLink id={id} list="mine" customer={row.customer.id} name={name} isUnread={row.unread > 0}>
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
      <span className={styles.line}>
        <span className={styles.preview}>{row.subject || row.preview || messages.inbox.noText}</span>
        <Count value={row.unread} label={messages.inbox.unread(row.unread)} />
      </span>
      <Facts channel={row.channel} queue={queue} />
    </RowLink>
  );
});

/** One conversation that waits in a queue of my teams: free to take, or ringing for somebody. */
export const WaitingRow = memo(function WaitingRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const row = useConsole((state) => waitingOf(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  const ringing = useConsole((state) => ringingWords(messages, state, id));
  if (!row) return null;
  const name = row.customer.name || messages.unnamed;
  const hopeless = prospectWord(messages, row.prospect);
  return (
    <RowLink
      id={id}
      list="team"
      customer={row.customer.id}
      name={name}
      action={
        ringing === null && (
          <Button isSmall aria-label={messages.inbox.takeOf(name)} onPress={() => void take(id)}>
            {messages.inbox.take}
          </Button>
        )
      }
    >
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>
          <Elapsed since={row.waiting_since} />
        </span>
      </span>
      <span className={styles.preview}>{row.preview || messages.inbox.noText}</span>
      <Facts channel={row.channel} queue={queue} />
      {hopeless !== null && <span className={styles.ringing}>{hopeless}</span>}
      {ringing === null ? (
        <Expected id={id} className={styles.expected} />
      ) : (
        <span className={styles.ringing}>{ringing}</span>
      )}
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
  const name = offer.customer.name || messages.unnamed;
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
          <Facts channel={offer.channel} queue={queue} />
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

function Facts({ channel, queue }: { readonly channel: string; readonly queue: string }): ReactElement {
  const messages = useMessages();
  return (
    <span className={styles.facts}>
      <Icon name={channelIcon(channel)} />
      <span>
        {channelWord(messages, channel)} · {queue}
      </span>
    </span>
  );
}

interface RowLinkProps {
  readonly id: string;
  readonly list: "mine" | "team";
  readonly customer: string;
  readonly name: string;
  readonly isUnread?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function RowLink({ id, list, customer, name, isUnread = false, action, children }: RowLinkProps): ReactElement {
  const isHere = useConsole((state) => currentId(state) === id);
  return (
    <li className={cx(styles.row, isHere && styles.here, isUnread && styles.unread)}>
      <a
        data-row=""
        className={styles.body}
        href={hashOf({ page: "inbox", list, conversation: id })}
        aria-current={isHere ? "true" : undefined}
      >
        <Avatar name={name} id={customer} />
        <span className={styles.text}>{children}</span>
      </a>
      {action && <span className={styles.action}>{action}</span>}
    </li>
  );
}
