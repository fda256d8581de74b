import type { ReactElement } from "react";
import { cx } from "./cx";
import styles from "./DueMark.module.css";
import { Icon } from "./Icon";

export type DueStage = "due" | "near" | "late";

interface DueWords {
  readonly stage: DueStage;
  /** Says in words what the colour and the picture say. */
  readonly text: string;
  /** The same whole, for who hears it. */
  readonly whole: string;
}

export interface DueMarkProps extends DueWords {
  /** What was late before, for a picture and for who hears it. */
  readonly past: string;
  readonly title: string;
  /** What is due beside what is late. */
  readonly next?: DueWords | null;
}

/** When something is due: near and late are told by picture, colour and words alike. */
export function DueMark({ past, title, next = null, ...words }: DueMarkProps): ReactElement {
  return (
    <span className={styles.clocks} title={title}>
      {next !== null && <DueClock {...next} />}
      <DueClock {...words} past={past} />
    </span>
  );
}

function DueClock({ stage, text, whole, past = "" }: DueWords & { readonly past?: string }): ReactElement {
  return (
    <span className={cx(styles.clock, stage !== "due" && styles[stage])}>
      <Icon name={stage === "due" ? "clock" : "warning"} />
      <span className={styles.text} aria-hidden={text === whole ? undefined : true}>
        {text}
      </span>
      {text !== whole && <span className="unseen">{whole}</span>}
      {past !== "" && (
        <>
          {stage === "due" && <Icon name="warning" className={styles.late} />}
          <span className="unseen">{past}</span>
        </>
      )}
    </span>
  );
}
