import type { ReactElement } from "react";
import type { EventKind } from "../desk/history";
import styles from "../ui/Icon.module.css";

const PATHS: Readonly<Record<EventKind, string>> = {
  order: "M3 5.500h10l-.7 8H3.700zM5.500 5.500V5a2.500 2.500 0 0 1 5 0v.5",
  invoice: "M4 2h8v12l-2-1.300L8 14l-2-1.300L4 14zM6 5.500h4M6 8.500h4",
  payment: "M2 4h12v8H2zM2 7h12M4.500 9.800h2",
  delivery:
    "M1.500 4.500h8v7h-8zM9.500 7h3l2 2.200v2.300h-5M5.700 11.500a1.200 1.200 0 1 1-2.400 0M13 11.500a1.200 1.200 0 1 1-2.400 0",
  return: "M6 4 3 7l3 3M3 7h6.500a3 3 0 0 1 0 6H7",
  subscription: "M13 6A5.200 5.200 0 0 0 3.500 5M3 2.500V5h2.500M3 10a5.200 5.200 0 0 0 9.500 1M13 13.500V11h-2.500",
  appointment: "M3 3.500h10v10H3zM3 6.500h10M5.500 2v2.500M10.500 2v2.500M6 10l1.500 1.300L10.300 8.800",
  other: "M8 2.500 9.600 6.200l4 .4-3 2.700.9 4L8 11.200l-3.500 2.100.9-4-3-2.700 4-.4z",
};

/** The small picture of a kind of event; the word stands beside it. */
export function EventPicture({ kind }: { readonly kind: EventKind }): ReactElement {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-kind={kind}>
      <path d={PATHS[kind]} />
    </svg>
  );
}
