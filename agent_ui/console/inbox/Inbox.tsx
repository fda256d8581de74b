import type { KeyboardEvent, ReactElement } from "react";
import { becomeAvailable } from "../desk/commands/becomeAvailable";
import { freeIds, groupIds, offerIds, ringingIds, type InboxGroup } from "../desk/derived";
import { useConsole } from "../desk/store";
import type { InboxList } from "../desk/state";
import { hashOf } from "../desk/view";
import { useMessages } from "../i18n/language";
import { number } from "../i18n/format";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { EmptyState } from "../ui/Marks";
import { MineRow, OfferRow, WaitingRow } from "./Rows";
import styles from "./Inbox.module.css";

/** My conversations, or what waits in my teams' queues. */
export function Inbox(): ReactElement {
  const messages = useMessages();
  const list = useConsole((state) => (state.route.page === "inbox" ? state.route.list : "mine"));
  const mine = useConsole((state) => state.desk?.conversations.length ?? 0);
  const team = useConsole((state) => freeIds(state).length);
  return (
    <nav className={styles.inbox} aria-label={messages.inbox.title}>
      <ul className={styles.lists}>
        <ListLink list="mine" name={messages.inbox.mine} count={mine} isHere={list === "mine"} />
        <ListLink list="team" name={messages.inbox.team} count={team} isHere={list === "team"} />
        <li className={styles.find}>
          <a
            href={hashOf({ page: "search", query: "" })}
            className={styles.list}
            aria-label={messages.search.title}
            title={messages.search.title}
          >
            <Icon name="search" />
          </a>
        </li>
      </ul>
      <div className={styles.scroll} role="presentation" onKeyDown={moveByArrow}>
        {list === "mine" ? <Mine /> : <Team />}
      </div>
    </nav>
  );
}

interface ListLinkProps {
  readonly list: InboxList;
  readonly name: string;
  readonly count: number;
  readonly isHere: boolean;
}

function ListLink({ list, name, count, isHere }: ListLinkProps): ReactElement {
  const conversation = useConsole((state) => (state.route.page === "inbox" ? state.route.conversation : null));
  return (
    <li>
      <a
        href={hashOf({ page: "inbox", list, conversation })}
        className={cx(styles.list, isHere && styles.listHere)}
        aria-current={isHere ? "true" : undefined}
      >
        {name} <span className={styles.listCount}>{number(count)}</span>
      </a>
    </li>
  );
}

/** Up and down move between rows; Enter, as on every link, opens one. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-row]")];
  const place = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(place + step, 0), rows.length - 1)];
  event.preventDefault();
  next?.focus();
}

const GROUPS: readonly InboxGroup[] = ["open", "waiting", "wrap_up"];

function Mine(): ReactElement {
  const messages = useMessages();
  const offers = useConsole(offerIds);
  const isEmpty = useConsole((state) => state.desk?.conversations.length === 0 && state.desk.offers.length === 0);
  if (isEmpty) return <CaughtUp />;
  return (
    <>
      {offers.length > 0 && (
        <Group name={messages.inbox.groups.offers} count={offers.length}>
          {offers.map((id) => (
            <OfferRow key={id} id={id} />
          ))}
        </Group>
      )}
      {GROUPS.map((group) => (
        <MineGroup key={group} group={group} />
      ))}
    </>
  );
}

function MineGroup({ group }: { readonly group: InboxGroup }): ReactElement | null {
  const messages = useMessages();
  const ids = useConsole((state) => groupIds(state, group));
  if (ids.length === 0) return null;
  return (
    <Group name={messages.inbox.groups[group]} count={ids.length}>
      {ids.map((id) => (
        <MineRow key={id} id={id} />
      ))}
    </Group>
  );
}

interface GroupProps {
  readonly name: string;
  readonly count: number;
  readonly children: readonly ReactElement[];
}

function Group({ name, count, children }: GroupProps): ReactElement {
  return (
    <section className={styles.group}>
      <h2 className={styles.groupName}>
        {name} <span>{number(count)}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

function CaughtUp(): ReactElement {
  const messages = useMessages();
  const isAvailable = useConsole((state) => state.desk?.me.presence === "available");
  const waiting = useConsole((state) => state.desk?.waiting.length ?? 0);
  const isMissed = !isAvailable && waiting > 0;
  return (
    <EmptyState
      icon={isMissed ? "queue" : "check"}
      title={isMissed ? messages.inbox.waitWhileAway(waiting) : messages.inbox.empty}
      detail={isAvailable ? messages.inbox.emptyAvailable : messages.inbox.emptyAway}
    >
      {!isAvailable && <Button onPress={becomeAvailable.perform}>{messages.inbox.goAvailable}</Button>}
    </EmptyState>
  );
}

function Team(): ReactElement {
  const messages = useMessages();
  const free = useConsole(freeIds);
  const ringing = useConsole(ringingIds);
  if (free.length + ringing.length === 0) {
    return <EmptyState icon="queue" title={messages.inbox.teamEmpty} detail={messages.inbox.teamEmptyDetail} />;
  }
  const groups = [
    { name: messages.inbox.groups.free, ids: free },
    { name: messages.inbox.groups.ringing, ids: ringing },
  ];
  return (
    <>
      {groups
        .filter(({ ids }) => ids.length > 0)
        .map(({ name, ids }) => (
          <Group key={name} name={name} count={ids.length}>
            {ids.map((id) => (
              <WaitingRow key={id} id={id} />
            ))}
          </Group>
        ))}
    </>
  );
}
