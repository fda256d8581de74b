import type { ReactElement } from "react";
import type { CustomerEvent } from "../desk/history";
import { moment, money } from "../i18n/format";
import { useStoryWords } from "../i18n/story";
import { cx } from "../ui/cx";
import styles from "./Customer.module.css";
import { EventPicture } from "./EventPicture";
import own from "./Story.module.css";

/** An order, a payment or whatever else another system knows of her; what more it says is unfolded. */
export function EventEntry({ event }: { readonly event: CustomerEvent }): ReactElement {
  const words = useStoryWords();
  const summary = (
    <>
      <span className={styles.entryHead}>
        <EventPicture kind={event.kind} />
        <span className={styles.entryTitle}>{event.title}</span>
        {event.amount !== "" && <span className={own.amount}>{money(event.amount, event.currency)}</span>}
      </span>
      <span className={styles.entryFacts}>
        {moment(event.at)} · {words.kinds[event.kind]} · {event.source}
      </span>
    </>
  );
  if (event.details.length === 0 && event.link === "") return <div className={styles.entry}>{summary}</div>;
  return (
    <details className={cx(styles.entry, styles.entryOpen)}>
      <summary>{summary}</summary>
      <div className={styles.transcript}>
        {event.details.length > 0 && (
          <dl className={own.details}>
            {event.details.map(({ label, value }) => (
              <div key={label} className={own.detail}>
                {/* What shops report by themselves has words of ours. */}
                <dt>{words.details[label] ?? label}</dt>
                <dd>{label in words.details ? (words.states[value] ?? value) : value}</dd>
              </div>
            ))}
          </dl>
        )}
        {event.link !== "" && (
          <a className={own.link} href={event.link} target="_blank" rel="noopener noreferrer">
            {words.open(event.source)}
          </a>
        )}
      </div>
    </details>
  );
}
