import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import styles from "./Customer.module.css";
import { isWrittenIn } from "./draft";

interface Props {
  readonly id: string;
  readonly title: string;
  /** What it says, in one line; empty where it says nothing. */
  readonly summary: string;
  /** Whose fields they are: what is being written in one of them is not folded away. */
  readonly record: string;
  /** Whether a command that asks for this field means one in here. */
  readonly holds: (task: string) => boolean;
  readonly children: ReactNode;
}

/** Which parts somebody opened; they stay open with every customer until she folds them. */
const opened = new Set<string>();

/** One part of the panel in one line, until somebody wants it. */
export function Fold({ id, title, summary, record, holds, children }: Props): ReactElement {
  const { none } = useMessages().customer;
  const isAsked = useConsole(({ customerTask }) => customerTask !== null && holds(customerTask));
  const [isOpen, setOpen] = useState(() => opened.has(id) || isWrittenIn(record));
  if (isAsked && !isOpen) setOpen(true);
  useEffect(() => {
    if (isOpen) opened.add(id);
    else opened.delete(id);
  }, [id, isOpen]);
  return (
    <section className={styles.fold} aria-labelledby={id}>
      <h3 className={styles.foldHead}>
        <button type="button" className={styles.foldButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className={cx(styles.foldSign, isOpen && styles.foldOpen)}>
            <Icon name="down" />
          </span>
          <span id={id}>{title}</span>{" "}
          {!isOpen && <span className={cx(styles.foldSummary, summary === "" && styles.empty)}>{summary || none}</span>}
        </button>
      </h3>
      {isOpen && <div className={styles.foldBody}>{children}</div>}
    </section>
  );
}

/** What is said of several things, in one line. */
export const inOneLine = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(" · ");
