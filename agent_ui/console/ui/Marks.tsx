import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import styles from "./Marks.module.css";

interface PresenceProps {
  readonly presence: string;
  /** What comes after it, where that is known. */
  readonly next?: string | null;
}

/** The colour of a presence, and of the one that follows it; the words stand beside it. */
export function PresenceDot({ presence, next = null }: PresenceProps): ReactElement {
  const dot = <span className={cx(styles.dot, styles[presence])} aria-hidden="true" />;
  if (next === null) return dot;
  return (
    <span className={styles.dots} aria-hidden="true" data-next={next}>
      {dot}
      <span className={cx(styles.dot, styles[next], styles.after)} />
    </span>
  );
}

export type Tone = "plain" | "good" | "warn" | "bad" | "accent";

/** A word about a state. */
export function Chip({
  tone = "plain",
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}): ReactElement {
  return <span className={cx(styles.chip, styles[`chip_${tone}`])}>{children}</span>;
}

/** How many; nothing when none. */
export function Count({ value, label }: { readonly value: number; readonly label: string }): ReactElement | null {
  if (value === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{value > 99 ? "99+" : value}</span>
      <span className="unseen">{label}</span>
    </span>
  );
}

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly children?: ReactNode;
}

/** What stands where nothing is: a sentence, and what to do. */
export function EmptyState({ icon, title, detail, children }: EmptyProps): ReactElement {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon name={icon} />
      </span>
      <p className={styles.emptyTitle}>{title}</p>
      {detail && <p className={styles.emptyDetail}>{detail}</p>}
      {children}
    </div>
  );
}

/** Grey lines where words will be; the label says so to who cannot see them. */
export function Skeleton({ lines, label }: { readonly lines: number; readonly label: string }): ReactElement {
  return (
    <div className={styles.skeleton} role="status">
      <span className="unseen">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={cx(styles.bone, styles[`bone${line % 3}`])} />
      ))}
    </div>
  );
}

/** A ring that empties; `share` is what is left, 0 to 1. */
export function Ring({ share, children }: { readonly share: number; readonly children: ReactNode }): ReactElement {
  return (
    <span className={cx(styles.ring, share < 0.25 && styles.ringLate)}>
      <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
        <circle cx="20" cy="20" r="17" className={styles.ringTrack} />
        <circle
          cx="20"
          cy="20"
          r="17"
          pathLength="100"
          strokeDasharray={`${Math.round(share * 100)} 100`}
          className={styles.ringLeft}
        />
      </svg>
      <span className={styles.ringText}>{children}</span>
    </span>
  );
}
