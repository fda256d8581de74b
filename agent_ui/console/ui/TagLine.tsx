import type { ReactElement } from "react";
import styles from "./TagLine.module.css";

interface Props {
  readonly tags: readonly string[];
  readonly label: string;
}

/** Words by which something is found again, side by side on one line; what finds no room is read in its tooltip. */
export function TagLine({ tags, label }: Props): ReactElement | null {
  if (tags.length === 0) return null;
  return (
    <span className={styles.line} title={tags.join(" · ")}>
      <span className="unseen">{label}</span>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}
