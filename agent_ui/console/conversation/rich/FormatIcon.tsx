import type { ReactElement } from "react";
import styles from "../../ui/Icon.module.css";

const PATHS = {
  bold: "M4.800 3h3.700a2.400 2.400 0 0 1 0 4.800H4.800zM4.800 7.800h4.400a2.600 2.600 0 0 1 0 5.200H4.800z",
  italic: "M7 3h4.500M4.500 13H9M9.300 3 6.700 13",
  bullets: "M3 4h.01M3 8h.01M3 12h.01M6 4h7.500M6 8h7.500M6 12h7.500",
  numbers:
    "M2.500 3 3.500 2.500v3.500M2.300 10.500c0-1.500 2.200-1.500 2.200 0 0 .9-2.200 2-2.200 3h2.300M7 4h6.500M7 8h6.500M7 12h6.500",
  quote: "M6.500 4.500C4 5 3 6.500 3 9v2.500h3.500V8H4.800M13 4.500C10.500 5 9.500 6.500 9.500 9v2.500H13V8h-1.700",
  link: "M6.500 9.500a2.700 2.700 0 0 0 3.800 0l2.300-2.300a2.700 2.700 0 0 0-3.800-3.800l-.8.8M9.500 6.500a2.700 2.700 0 0 0-3.800 0L3.400 8.800a2.700 2.700 0 0 0 3.800 3.800l.8-.8",
  undo: "M5.500 3.500 2.500 6.500l3 3M2.500 6.500h7a3.500 3.500 0 0 1 0 7H6.500",
  redo: "M10.500 3.500l3 3-3 3M13.500 6.500h-7a3.500 3.500 0 0 0 0 7h3",
} as const;

export type FormatIconName = keyof typeof PATHS;

/** A picture that comes only with the part that shows it. */
export function FormatIcon({ name }: { readonly name: FormatIconName }): ReactElement {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
