import { useEffect, useState, type ReactElement } from "react";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./TopBar.module.css";

const PATIENCE_MS = 1_200;

/** A short break is repaired before anybody needs to read about it. */
function useIsBroken(): boolean {
  const line = useConsole((state) => state.line);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (line !== "broken") return undefined;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [line]);
  return isLong && line === "broken";
}

/** Says calmly that the screen may be behind. */
export function ConnectionBanner(): ReactElement {
  const messages = useMessages();
  const isBroken = useIsBroken();
  return (
    <div role="status">
      {isBroken && (
        <p className={styles.banner}>
          <strong>{messages.line.broken}</strong> {messages.line.brokenDetail}
        </p>
      )}
    </div>
  );
}

/** The state of the line as a dot with its word. */
export function LineState(): ReactElement {
  const messages = useMessages();
  const line = useConsole((state) => state.line);
  return (
    <span className={styles.line} title={messages.line[line]}>
      <Icon name={line === "live" ? "signal" : "warning"} />
      <span className={line === "live" ? "unseen" : styles.lineName}>{messages.line[line]}</span>
    </span>
  );
}
