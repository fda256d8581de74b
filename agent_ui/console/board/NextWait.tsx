import type { ReactElement } from "react";
import type { QueueFigures } from "@contact-hub/shared/wire.gen";
import { waitWords } from "../desk/waits";
import { number, percent, span, spanRange } from "../i18n/format";
import { useBoardMessages } from "../i18n/board";
import styles from "./Board.module.css";

const SECOND = 1_000;

/** How long whoever comes now would wait: the range in sight, what is expected in words. */
export function NextWait({ figures }: { readonly figures: QueueFigures }): ReactElement {
  const messages = useBoardMessages();
  const { next_wait: wait } = figures;
  if (wait === null) return <span className={styles.quiet}>{messages.wait.unknown}</span>;
  const words = waitWords(messages, wait);
  return (
    <span title={`${words}. ${messages.wait.meaning}`}>
      <span aria-hidden="true">
        {wait.high === 0 ? messages.wait.none : spanRange(wait.low * SECOND, wait.high * SECOND)}
      </span>
      <span className="unseen">{words}</span>
    </span>
  );
}

/** How the promised waits of the last days were kept, and by how much they were off. */
export function Kept({ figures }: { readonly figures: QueueFigures }): ReactElement | null {
  const { board } = useBoardMessages();
  const { accuracy } = figures;
  if (accuracy === null) return null;
  const { count, coverage, mean_error_seconds: seconds } = accuracy;
  const [share, error] = [percent(coverage), span(seconds * SECOND)];
  const whole = board.keptOf(share, number(count), error);
  return (
    <small className={styles.kept} title={whole}>
      <span aria-hidden="true">{board.keptBriefly(share, error)}</span>
      <span className="unseen">{whole}</span>
    </small>
  );
}
