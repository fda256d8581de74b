import type { ReactElement } from "react";
import { useMessages } from "../i18n/language";
import styles from "./Composer.module.css";
import { isMany, segmentsOf } from "./segments";

/** What so many text messages cost is said once, before they leave. */
export function ManyTexts({ text }: { readonly text: string }): ReactElement | null {
  const { writing } = useMessages();
  if (!isMany(text)) return null;
  return (
    <p className={styles.warned} role="alert">
      {writing.manyTexts(segmentsOf(text).count)}
    </p>
  );
}
