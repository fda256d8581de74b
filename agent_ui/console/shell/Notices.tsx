import type { ReactElement } from "react";
import { currentId } from "../desk/derived";
import { dismiss } from "../desk/notices";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { openConversation } from "../desk/view";
import { Button, IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import { Deed } from "./Deed";
import styles from "./TopBar.module.css";

/** Short sentences that need no answer. */
export function Notices(): ReactElement {
  const messages = useMessages();
  const notices = useConsole((state) => state.notices);
  const here = useConsole(currentId);
  return (
    <div className={styles.notices} aria-live="polite">
      {notices.map(({ id, tone, text, conversation }) => (
        <div
          key={id}
          ref={standAboveComposer}
          className={cx(styles.notice, tone === "problem" && styles.noticeProblem)}
        >
          <span>{text}</span>
          {conversation !== null && conversation !== here && (
            <Button
              isSmall
              onPress={() => {
                dismiss(id);
                openConversation(conversation);
              }}
            >
              {messages.writing.show}
            </Button>
          )}
          <Deed notice={id} />
          <IconButton icon="cross" label={messages.close} onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

/** Where there is little room they stand above the field in which one writes; it is as high as it is when one comes. */
function standAboveComposer(notice: HTMLElement | null): void {
  const composer = document.querySelector("[data-composer-frame]");
  const height = composer === null ? 0 : Math.max(0, innerHeight - composer.getBoundingClientRect().top);
  notice?.parentElement?.style.setProperty("--composer", `${height}px`);
}
