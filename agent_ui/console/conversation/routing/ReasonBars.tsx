import type { ReactElement } from "react";
import type { PersonName } from "../../desk/people";
import { routingWord } from "../../desk/words";
import { inRow } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import styles from "./Routing.module.css";

interface Reason {
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly PersonName[];
}

/** How many each reason keeps away: a bar for the eye, the number and some names in words. */
export function ReasonBars({ reasons }: { readonly reasons: readonly Reason[] }): ReactElement {
  const messages = useMessages();
  const most = Math.max(1, ...reasons.map(({ count }) => count));
  const ordered = reasons.toSorted((one, other) => other.count - one.count);
  return (
    <ul className={styles.bars}>
      {ordered.map(({ reason, count, examples }) => (
        <li key={reason}>
          <span>
            {routingWord(messages, reason)} · {messages.routing.people(count)}
            {examples.length > 0 && `: ${inRow(examples.map(({ name }) => name))}`}
          </span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" className={styles.track} />
            <rect width={(count / most) * 100} height="4" className={styles.bar} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
