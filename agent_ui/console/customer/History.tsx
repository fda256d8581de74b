import { useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Skeleton } from "../ui/Marks";
import { ConversationEntry } from "./ConversationEntry";
import styles from "./Customer.module.css";
import { focusSoon, useTask } from "./draft";
import { EventEntry } from "./EventEntry";
import { EVERYTHING, HistoryFilters } from "./HistoryFilters";
import { useHistory } from "./useHistory";
import type { HistoryFilter } from "../desk/history";

interface Props {
  readonly customer: string;
  readonly conversation: string;
}

/** Every conversation with this customer and what other systems know of her, newest first; more come as one scrolls. */
export function History({ customer, conversation }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const [only, setOnly] = useState<HistoryFilter>(EVERYTHING);
  const [isFiltering, setFiltering] = useState(false);
  const { loaded, problem, fetchMore } = useHistory(customer, only);
  const place = useRef<HTMLElement>(null);
  useTask(
    "history",
    useCallback(() => {
      setFiltering(true);
      focusSoon(() => place.current?.querySelector("[data-filters] button"));
    }, []),
  );
  const others = loaded?.lines.filter(({ key }) => key !== conversation) ?? [];
  return (
    <section ref={place} className={styles.section} aria-labelledby="history">
      <div className={styles.storyHead}>
        <h3 id="history" className={styles.title}>
          {words.history}
        </h3>
        <Button isSmall tone="quiet" aria-expanded={isFiltering} onPress={() => setFiltering(!isFiltering)}>
          {words.filters.title}
        </Button>
      </div>
      {isFiltering && <HistoryFilters only={only} onChange={setOnly} />}
      {problem !== null && <p className={styles.quiet}>{problem}</p>}
      {loaded === null && problem === null && <Skeleton lines={3} label={messages.loading} />}
      <p role="status" className={loaded !== null && others.length === 0 ? styles.quiet : "unseen"}>
        {loaded !== null && others.length === 0 && (only === EVERYTHING ? words.noHistory : words.nothingFits)}
      </p>
      <ol className={styles.history}>
        {others.map((line) => (
          <li key={line.key}>
            {"event" in line ? <EventEntry event={line.event} /> : <ConversationEntry entry={line.conversation} />}
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
