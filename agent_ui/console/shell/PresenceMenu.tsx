import type { ReactElement } from "react";
import type { Me } from "@contact-hub/shared/wire.gen";
import { Button as Pressable } from "react-aria-components";
import { keysOf } from "../desk/commands/command";
import { changePresence } from "../desk/commands/changePresence";
import { leaveNow } from "../desk/commands/leaveNow";
import { setChannelPresence, setPresence } from "../desk/commands/setPresence";
import { liveCustomers } from "../desk/derived";
import { Until } from "../desk/presenceTimes";
import { mayPause, nextWords } from "../desk/reach";
import { present, useConsole } from "../desk/store";
import { Elapsed } from "../desk/times";
import type { Floor } from "../desk/floor";
import { channelWord, presenceWord } from "../desk/words";
import type { Messages } from "../i18n/en";
import { inRow, span } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { channelIcon, Icon } from "../ui/Icon";
import { PresenceDot } from "../ui/Marks";
import { Menu, type MenuEntry, type MenuGroup } from "../ui/Menu";
import styles from "./TopBar.module.css";

const AWAY = "away:";
const MINUTE_MS = 60_000;

/** How I can be reached, with the reasons that the company keeps and how long each is planned to take. */
export function PresenceMenu(): ReactElement | null {
  const messages = useMessages();
  const me = useConsole((state) => state.desk?.me);
  const reasons = useConsole((state) => state.floor.reasons);
  const live = useConsole(liveCustomers);
  const canPause = useConsole(mayPause);
  if (me === undefined) return null;
  const word = presenceWord(messages, present(), me.presence, me.reason);
  const next = nextWords(messages, present(), me);
  const holdsAfter = me.presence === "available" && live > 0;
  const channels = canPause && me.presence === "available" ? [channelsOf(messages, me)] : [];
  const chosen = me.next_presence ?? me.presence;
  const groups: readonly MenuGroup[] = [
    {
      id: "presence",
      name: holdsAfter ? messages.reach.afterCustomers(live) : messages.presence.change,
      entries: entriesOf(messages, reasons),
      chosen: chosen === "away" ? AWAY + ((me.next_presence === null ? me.reason : me.next_reason) ?? "") : chosen,
    },
    ...channels,
    ...(next === "" ? [] : [{ id: "now", entries: [{ id: "now", name: messages.reach.leaveNow }] }]),
  ];
  return (
    <Menu
      label={messages.presence.change}
      trigger={
        <Pressable className={cx(styles.trigger, styles.presence)} data-presence="">
          <PresenceDot presence={me.presence} next={me.next_presence} />
          <span className="unseen">{messages.presence.label(inRow([word, next].filter(Boolean)))}</span>
          <span className={styles.states} aria-hidden="true" title={keysOf(changePresence)}>
            <span className={styles.state}>{word}</span>
            {next !== "" && <span className={cx(styles.state, styles.next)}>{next}</span>}
          </span>
          <Until shown={me} className={styles.since} lateClassName={styles.late} />
          {me.presence !== "offline" && (
            <span className={styles.since} aria-hidden="true">
              <Elapsed since={me.since} />
            </span>
          )}
          <Icon name="down" />
        </Pressable>
      }
      groups={groups}
      onChoose={(group, id) => {
        if (group === "now") leaveNow.perform();
        else if (group === "channels") setChannelPresence(id, id in me.paused);
        else if (id.startsWith(AWAY)) setPresence("away", id.slice(AWAY.length) || undefined);
        else setPresence(id);
      }}
    />
  );
}

/** Each of my channels, with what choosing it would do. */
function channelsOf(messages: Messages, { capacity, paused }: Me): MenuGroup {
  const mine = Object.keys(capacity).filter((channel) => {
    const room = capacity[channel];
    return room !== undefined && room.limit > 0 && !room.is_budget;
  });
  return {
    id: "channels",
    name: messages.reach.channels,
    entries: mine.map((channel) => ({
      id: channel,
      name: (channel in paused ? messages.reach.resume : messages.reach.pause)(channelWord(messages, channel)),
      mark: <Icon name={channelIcon(channel)} />,
      // What it is now; the name of the entry says the same in words.
      ...(channel in paused && { after: <Icon name="pause" /> }),
    })),
  };
}

function entriesOf(messages: Messages, reasons: Floor["reasons"]): readonly MenuEntry[] {
  const away: readonly MenuEntry[] =
    reasons.length === 0
      ? [{ id: AWAY, name: messages.presence.away, mark: <PresenceDot presence="away" /> }]
      : reasons.map(({ id, name, planned_minutes: minutes }) => ({
          id: AWAY + id,
          name,
          mark: <PresenceDot presence="away" />,
          ...(minutes > 0 && { detail: span(minutes * MINUTE_MS) }),
        }));
  return [
    { id: "available", name: messages.presence.available, mark: <PresenceDot presence="available" /> },
    ...away,
    { id: "offline", name: messages.presence.offline, mark: <PresenceDot presence="offline" /> },
  ];
}
