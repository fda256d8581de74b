import { useEffect, useRef, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { dismiss } from "../desk/notices";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { openConversation } from "../desk/view";
import { standAboveComposer, standAboveFoot } from "../ui/aboveComposer";
import { Button, IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import { Deed } from "./Deed";
import styles from "./TopBar.module.css";

/** Short sentences that need no answer. */
export function Notices(): ReactElement {
  const messages = useMessages();
  const notices = useConsole((state) => state.notices);
  const here = useConsole(currentId);
  const place = useRef<HTMLDivElement>(null);
  const isEmpty = notices.length === 0;
  useEffect(() => {
    if (isEmpty) return undefined;
    // The bar at the foot moves with what is scrolled, whichever part of the page that is.
    const follow = () => standAboveFoot(place.current);
    addEventListener("scroll", follow, { capture: true, passive: true });
    addEventListener("resize", follow);
    return () => {
      removeEventListener("scroll", follow, { capture: true });
      removeEventListener("resize", follow);
    };
  }, [isEmpty]);
  return (
    <div ref={place} className={styles.notices} aria-live="polite">
      {notices.map(({ id, tone, text, conversation }) => (
        <div
          key={id}
          ref={(notice) => {
            standAboveComposer(notice?.parentElement);
            standAboveFoot(notice?.parentElement);
          }}
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
