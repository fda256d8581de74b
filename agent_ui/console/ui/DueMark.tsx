import type { ReactElement } from "react";
import { cx } from "./cx";
import styles from "./DueMark.module.css";
import { Icon } from "./Icon";

export type DueStage = "due" | "near" | "late";

export interface DueMarkProps {
  readonly stage: DueStage;
  /** Says in words what the colour and the picture say. */
  readonly text: string;
  /** What was late before, for a picture and for who hears it. */
  readonly past: string;
  readonly title: string;
  /** What is due beside what is late. */
  readonly next?: { readonly stage: DueStage; readonly text: string } | null;
}

/** When something is due: near and late are told by picture, colour and words alike. */
export function DueMark({ stage, text, past, title, next = null }: DueMarkProps): ReactElement {
  return (
    <span className={styles.clocks} title={title}>
      {next !== null && <DueClock stage={next.stage} text={next.text} />}
      <DueClock stage={stage} text={text} past={past} />
    </span>
  );
}

function DueClock({
  stage,
  text,
  past = "",
}: Pick<DueMarkProps, "stage" | "text"> & { readonly past?: string }): ReactElement {
  return (
    <span className={cx(styles.clock, stage !== "due" && styles[stage])}>
      <Icon name={stage === "due" ? "clock" : "warning"} />
      <span className={styles.text}>{text}</span>
      {past !== "" && (
        <>
          {stage === "due" && <Icon name="warning" className={styles.late} />}
          <span className="unseen">{past}</span>
        </>
      )}
    </span>
  );
}
