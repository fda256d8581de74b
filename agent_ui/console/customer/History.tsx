import { useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { dispositionName, queueName } from "../desk/derived";
import { present, useConsole } from "../desk/store";
import { nameOf, type HistoryEntry, type HistoryFilter } from "../desk/types";
import { channelWord, stateWord } from "../desk/words";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip, Skeleton } from "../ui/Marks";
import styles from "./Customer.module.css";
import { focusSoon, useTask } from "./draft";
import { EVERYTHING, HistoryFilters } from "./HistoryFilters";
import { useHistory } from "./useHistory";

interface Props {
  readonly customer: string;
  readonly conversation: string;
}

/** Every conversation with this customer, over all channels, newest first; more come as one scrolls. */
export function History({ customer, conversation }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const [only, setOnly] = useState<HistoryFilter>(EVERYTHING);
  const { loaded, problem, fetchMore } = useHistory(customer, only);
  const place = useRef<HTMLElement>(null);
  useTask(
    "history",
    useCallback(() => focusSoon(() => place.current?.querySelector("button")), []),
  );
  const others = loaded?.entries.filter(({ id }) => id !== conversation) ?? [];
  return (
    <section ref={place} className={styles.section} aria-labelledby="history">
      <h3 id="history" className={styles.title}>
        {words.history}
      </h3>
      <HistoryFilters only={only} onChange={setOnly} />
      {problem !== null && <p className={styles.quiet}>{problem}</p>}
      {loaded === null && problem === null && <Skeleton lines={3} label={messages.loading} />}
      <p role="status" className={loaded !== null && others.length === 0 ? styles.quiet : "unseen"}>
        {loaded !== null && others.length === 0 && (only === EVERYTHING ? words.noHistory : words.nothingFits)}
      </p>
      <ol className={styles.history}>
        {others.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {loaded !== null && loaded.next !== null && <More onSeen={fetchMore} />}
    </section>
  );
}

/** A button that is pressed by being seen. */
function More({ onSeen }: { readonly onSeen: () => void }): ReactElement {
  const messages = useMessages();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && onSeen());
    observer.observe(element);
    return () => observer.disconnect();
  }, [onSeen]);
  return (
    <div ref={place} className={styles.more}>
      <Button isSmall onPress={onSeen}>
        {messages.more}
      </Button>
    </div>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }): ReactElement {
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

function Transcript({ entry }: { readonly entry: HistoryEntry }): ReactElement {
  const messages = useMessages();
  const words = messages.conversation;
  const written = entry.items?.filter(({ kind }) => kind === "message" || kind === "note") ?? [];
  const agent = nameOf(entry.agent);
  return (
    <div className={styles.transcript}>
      {agent !== "" && <p className={styles.entryFacts}>{words.heldBy(agent)}</p>}
      {written.length === 0 && <p className={styles.quiet}>{words.noItems}</p>}
      {written.map((item) => (
        <p key={item.id} className={cx(styles.said, item.kind === "note" && styles.saidNote)}>
          <b>{item.author_name || (item.direction === "in" ? words.customerWrote : words.hub)}</b>{" "}
          {item.details["unproven"] !== undefined && <Chip tone="warn">{messages.unverified}</Chip>} {item.text}
        </p>
      ))}
    </div>
  );
}
