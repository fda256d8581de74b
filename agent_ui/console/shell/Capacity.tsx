import type { ReactElement } from "react";
import { useConsole } from "../desk/store";
import { channelWord } from "../desk/words";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import styles from "./TopBar.module.css";

/** How much of each channel I hold, and may hold. */
export function Capacity(): ReactElement | null {
  const messages = useMessages();
  const capacity = useConsole((state) => state.desk?.me.capacity);
  const held = Object.entries(capacity ?? {}).filter(([, { limit, used }]) => limit > 0 || used > 0);
  if (held.length === 0) return null;
  return (
    <ul className={styles.capacity} aria-label={messages.bar.capacity}>
      {held.map(([channel, { limit, used }]) => {
        const words = messages.bar.capacityOf(channelWord(messages, channel), used, limit);
        return (
          <li key={channel} className={cx(styles.held, used >= limit && styles.full)} title={words}>
            <Icon name={channelIcon(channel)} />
            <span aria-hidden="true">
              {number(used)}/{number(limit)}
            </span>
            <span className="unseen">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
