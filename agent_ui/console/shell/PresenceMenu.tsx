import type { ReactElement } from "react";
import { Button as Pressable } from "react-aria-components";
import { setPresence } from "../desk/commands/setPresence";
import { useConsole } from "../desk/store";
import { Elapsed } from "../desk/times";
import { presenceWord } from "../desk/words";
import { present } from "../desk/store";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { PresenceDot } from "../ui/Marks";
import { Menu, type MenuEntry } from "../ui/Menu";
import styles from "./TopBar.module.css";

const AWAY = "away:";

/** How I can be reached, with the reasons that the company keeps. */
export function PresenceMenu(): ReactElement | null {
  const messages = useMessages();
  const me = useConsole((state) => state.desk?.me);
  const reasons = useConsole((state) => state.floor.reasons);
  if (me === undefined) return null;
  const word = presenceWord(messages, present(), me.presence, me.reason);
  const away: readonly MenuEntry[] =
    reasons.length === 0
      ? [{ id: AWAY, name: messages.presence.away, mark: <PresenceDot presence="away" /> }]
      : reasons.map(({ id, name }) => ({ id: AWAY + id, name, mark: <PresenceDot presence="away" /> }));
  const entries: readonly MenuEntry[] = [
    { id: "available", name: messages.presence.available, mark: <PresenceDot presence="available" /> },
    ...away,
    { id: "offline", name: messages.presence.offline, mark: <PresenceDot presence="offline" /> },
  ];
  return (
    <Menu
      label={messages.presence.change}
      trigger={
        <Pressable className={cx(styles.trigger, styles.presence)}>
          <PresenceDot presence={me.presence} />
          <span className="unseen">{messages.presence.label(word)}</span>
          <span aria-hidden="true">{word}</span>
          {me.presence !== "offline" && (
            <span className={styles.since} aria-hidden="true">
              <Elapsed since={me.since} />
            </span>
          )}
          <Icon name="down" />
        </Pressable>
      }
      groups={[
        {
          id: "presence",
          name: messages.presence.change,
          entries,
          chosen: me.presence === "away" ? AWAY + (me.reason ?? "") : me.presence,
        },
      ]}
      onChoose={(_group, id) =>
        id.startsWith(AWAY) ? setPresence("away", id.slice(AWAY.length) || undefined) : setPresence(id)
      }
    />
  );
}
