import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { dispositionName, queueName } from "../desk/derived";
import { present, useConsole } from "../desk/store";
import type { HistoryEntry } from "../desk/history";
import { nameOf } from "../desk/people";
import { channelWord, stateWord } from "../desk/words";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip } from "../ui/Marks";
import styles from "./Customer.module.css";

/** A conversation of the past; what was said unfolds. */
export function ConversationEntry({ entry }: { readonly entry: HistoryEntry }): ReactElement {
  const messages = useMessages();
  const queue = useConsole((state) => queueName(state, entry.queue));
  const when = moment(entry.arrived_at);
  const isRestricted = entry.is_restricted;
  const outcome = entry.disposition
    ? dispositionName(present(), entry.disposition)
    : stateWord(messages, entry.state ?? "closed");
  const summary = (
    <>
      <span className={styles.entryHead}>
        <Icon name={channelIcon(entry.channel)} />
        <span className={styles.entryTitle}>
          {(!isRestricted && entry.subject) || channelWord(messages, entry.channel)}
        </span>
        {isRestricted && <Icon name="lock" />}
        {!isRestricted && entry.closed_at === null && <Chip tone="accent">{messages.customer.open}</Chip>}
      </span>
      <span className={styles.entryFacts}>
        {when} · {queue}
        {!isRestricted && ` · ${outcome}`}
      </span>
    </>
  );
  if (isRestricted) {
    return (
      <div className={styles.entry}>
        {summary}
        <span className={styles.entryFacts}>{messages.customer.restricted}</span>
      </div>
    );
  }
  return (
    <details className={cx(styles.entry, styles.entryOpen)}>
      <summary>{summary}</summary>
      <Transcript entry={entry} />
    </details>
  );
}

const isUnproven = (item: Item): boolean => item.details["unproven"] !== undefined;
const isHers = (item: Item): boolean => item.direction === "in" && !isUnproven(item);

/** What was said. That nobody knows who wrote it is told of single messages: of all, her addresses tell it. */
function Transcript({ entry }: { readonly entry: HistoryEntry }): ReactElement {
  const messages = useMessages();
  const words = messages.conversation;
  const written = entry.items?.filter(({ kind }) => kind === "message" || kind === "note") ?? [];
  const agent = nameOf(entry.agent);
  const isMixed = written.some(isHers) && written.some(isUnproven);
  return (
    <div className={styles.transcript}>
      {agent !== "" && <p className={styles.entryFacts}>{words.heldBy(agent)}</p>}
      {written.length === 0 && <p className={styles.quiet}>{words.noItems}</p>}
      {written.map((item) => (
        <p key={item.id} className={cx(styles.said, item.kind === "note" && styles.saidNote)}>
          <b>{item.author_name || (item.direction === "in" ? words.customerWrote : words.hub)}</b>{" "}
          {isMixed && isUnproven(item) && (
            <span title={messages.customer.unprovenHint}>
              <Chip tone="warn">{messages.unverified}</Chip>
            </span>
          )}{" "}
          {item.withdrawn_at === null ? item.text : <i>{messages.changing.withdrawn}</i>}
        </p>
      ))}
    </div>
  );
}
