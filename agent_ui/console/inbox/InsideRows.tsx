import type { ReactElement } from "react";
import { called } from "../desk/called";
import { queueName } from "../desk/derived";
import { helpRows, joinedRows } from "../desk/inside";
import { useConsole } from "../desk/store";
import { Ago, Elapsed } from "../desk/times";
import { hashOf } from "../desk/view";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { cx } from "../ui/cx";
import { Count } from "../ui/Marks";
import { Facts } from "./RowLink";
import styles from "./Inbox.module.css";

/** What I am inside of beside its owner. */
export function JoinedGroup(): ReactElement | null {
  const messages = useMessages();
  const rows = useConsole(joinedRows);
  if (rows.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2 className={styles.groupName}>
        {messages.work.people.joined} <span>{number(rows.length)}</span>
      </h2>
      <ul>
        {rows.map(({ id, customer, last_message_at, subject, preview, channel, queue, unread }) => (
          <InsideRow
            key={id}
            id={id}
            customer={customer}
            when={<Ago at={last_message_at} />}
            text={subject || preview || messages.inbox.noText}
            unread={unread}
            channel={channel}
            queue={queue}
          />
        ))}
      </ul>
    </section>
  );
}

/** Agents of my teams who ask for a supervisor. */
export function HelpGroup(): ReactElement | null {
  const messages = useMessages();
  const rows = useConsole(helpRows);
  if (rows.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2 className={styles.groupName}>
        {messages.work.help.asks} <span>{number(rows.length)}</span>
      </h2>
      <ul>
        {rows.map(({ conversation_id, customer, at, agent, reason, channel, queue }) => (
          <InsideRow
            key={conversation_id}
            id={conversation_id}
            customer={customer}
            when={<Elapsed since={at} />}
            text={messages.work.help.told(agent, reason)}
            channel={channel}
            queue={queue}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly when: ReactElement;
  readonly text: string;
  readonly unread?: number;
  readonly channel: string;
  readonly queue: string;
}

function InsideRow({ id, customer, when, text, unread = 0, channel, queue }: RowProps): ReactElement {
  const messages = useMessages();
  const queueWord = useConsole((state) => queueName(state, queue));
  const name = called(messages, customer);
  return (
    <li className={cx(styles.row, unread > 0 && styles.unread)}>
      <a data-row="" className={styles.body} href={hashOf({ page: "inbox", list: "mine", conversation: id })}>
        <Avatar name={name} id={customer.id} />
        <span className={styles.text}>
          <span className={styles.line}>
            <span className={styles.name}>{name}</span>
            <span className={styles.when}>{when}</span>
          </span>
          <span className={styles.line}>
            <span className={styles.preview}>{text}</span>
            <Count value={unread} label={messages.inbox.unread(unread)} />
          </span>
          <Facts row={{ channel }} queue={queueWord} />
        </span>
      </a>
    </li>
  );
}
