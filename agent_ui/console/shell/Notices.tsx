import type { ReactElement } from "react";
import { dismiss } from "../desk/notices";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import styles from "./TopBar.module.css";

/** Short sentences that need no answer. */
export function Notices(): ReactElement {
  const messages = useMessages();
  const notices = useConsole((state) => state.notices);
  return (
    <div className={styles.notices} aria-live="polite">
      {notices.map(({ id, tone, text }) => (
        <div key={id} className={cx(styles.notice, tone === "problem" && styles.noticeProblem)}>
          <span>{text}</span>
          <IconButton icon="cross" label={messages.close} onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
