import type { ChannelCapacity } from "@contact-hub/shared/wire.gen";
import type { ReactElement } from "react";
import { useConsole } from "../desk/store";
import { channelWord } from "../desk/words";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import { isClosed, roomWords } from "./roomWords";
import styles from "./TopBar.module.css";

/** How much of each channel and shared budget I hold, may hold, and why nothing more of it comes where that is so. */
export function Capacity(): ReactElement | null {
  const messages = useMessages();
  const capacity = useConsole((state) => state.desk?.me.capacity);
  const held = Object.entries(capacity ?? {}).filter(([, { limit, used }]) => limit > 0 || used > 0);
  if (held.length === 0) return null;
  return (
    <ul className={styles.capacity} aria-label={messages.bar.capacity}>
      {held.map(([name, room]) => (
        <Room key={name} name={name} room={room} />
      ))}
    </ul>
  );
}

function Room({ name, room }: { readonly name: string; readonly room: ChannelCapacity }): ReactElement {
  const messages = useMessages();
  const { limit, used, is_budget: isBudget } = room;
  const isPaused = useConsole((state) => name in (state.desk?.me.paused ?? {}));
  const held = roomWords(messages, isBudget ? name : channelWord(messages, name), room);
  const words = isPaused ? messages.reach.pausedOf(held) : held;
  return (
    <li className={cx(styles.held, used >= limit && styles.full)} title={words}>
      <Icon name={isBudget ? "budget" : channelIcon(name)} />
      <span aria-hidden="true">
        {number(used)}/{number(limit)}
      </span>
      {(isPaused || isClosed(room)) && <Icon name="pause" />}
      <span className="unseen">{words}</span>
    </li>
  );
}
