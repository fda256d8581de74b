import { useCallback, useEffect, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { dispositionName, queueName } from "../desk/derived";
import { explain } from "../desk/notices";
import { present, useConsole } from "../desk/store";
import { nameOf, type HistoryEntry } from "../desk/types";
import { channelWord, stateWord } from "../desk/words";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip, Skeleton } from "../ui/Marks";
import styles from "./Customer.module.css";

interface Props {
  readonly customer: string;
  readonly conversation: string;
}

interface Loaded {
  readonly entries: readonly HistoryEntry[];
  readonly next: string | null;
}

/** Every conversation with this customer, over all channels, newest first. */
export function History({ customer, conversation }: Props): ReactElement {
  const messages = useMessages();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const fetchMore = useCallback(
    (before: string | null) => {
      const fetching = async () => {
        try {
          const { conversations, next } = await api.history(customer, before);
          setLoaded((old) => ({
            entries: before === null ? conversations : [...(old?.entries ?? []), ...conversations],
            next,
          }));
          setProblem(null);
        } catch (error) {
          setProblem(explain(error));
        }
      };
      void fetching();
    },
    [customer],
  );
  useEffect(() => fetchMore(null), [fetchMore]);
  const others = loaded?.entries.filter(({ id }) => id !== conversation) ?? [];
  return (
    <section className={styles.section} aria-labelledby="history">
      <h3 id="history" className={styles.title}>
        {messages.customer.history}
      </h3>
      {problem !== null && <p className={styles.quiet}>{problem}</p>}
      {loaded === null && problem === null && <Skeleton lines={3} label={messages.loading} />}
      {loaded !== null && others.length === 0 && <p className={styles.quiet}>{messages.customer.noHistory}</p>}
      <ol className={styles.history}>
        {others.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {loaded !== null && loaded.next !== null && (
        <Button isSmall onPress={() => fetchMore(loaded.next)}>
          {messages.more}
        </Button>
      )}
    </section>
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
