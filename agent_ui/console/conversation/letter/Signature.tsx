import type { ReactElement } from "react";
import { useMessages } from "../../i18n/language";
import styles from "./Letter.module.css";

/** What will stand under the mail, before it is sent. */
export function Signature({ text }: { readonly text: string }): ReactElement | null {
  const words = useMessages().letters;
  if (text === "") return null;
  return (
    <div className={styles.signature} role="group" aria-label={words.signed}>
      {text}
    </div>
  );
}
