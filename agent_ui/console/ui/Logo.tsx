import type { ReactElement } from "react";
import styles from "./Logo.module.css";

/** The mark of the product; its name stands beside it. */
export function Logo(): ReactElement {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" className={styles.ground} />
      <path d="M16 12V6M19.500 18l5 3M12.500 18l-5 3" className={styles.lines} />
      <g className={styles.dots}>
        <circle cx="16" cy="16" r="4" />
        <circle cx="16" cy="6" r="2" />
        <circle cx="25" cy="21.500" r="2" />
        <circle cx="7" cy="21.500" r="2" />
      </g>
    </svg>
  );
}
