import type { ReactElement } from "react";
import type { QueueFigures } from "@contact-hub/shared/wire.gen";
import { waitWords } from "../desk/waits";
import { number, percent, span } from "../i18n/format";
import { useMessages } from "../i18n/language";
import styles from "./Board.module.css";

/** How long whoever comes now would wait. */
export function NextWait({ figures }: { readonly figures: QueueFigures }): ReactElement {
  const messages = useMessages();
  const { next_wait: wait } = figures;
  if (wait === null) return <span className={styles.quiet}>{messages.wait.unknown}</span>;
  return <span title={messages.wait.meaning}>{waitWords(messages, wait)}</span>;
}

/** How the promised waits of the last days were kept, and by how much they were off. */
export function Kept({ figures }: { readonly figures: QueueFigures }): ReactElement {
  const { board } = useMessages();
  const { accuracy } = figures;
  if (accuracy === null) return <span className={styles.quiet}>{board.noFigure}</span>;
  const { count, coverage, mean_error_seconds: error } = accuracy;
  return (
    <span title={board.keptOf(percent(coverage), number(count), span(error * 1_000))}>
      {percent(coverage)} <small className={styles.quiet}>± {span(error * 1_000)}</small>
      <span className="unseen"> {board.keptOf(percent(coverage), number(count), span(error * 1_000))}</span>
    </span>
  );
}
