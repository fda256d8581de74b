import type { ReactElement } from "react";
import { may, unreadTotal } from "../desk/derived";
import { hasOnlyQueues, sectionsFor } from "../desk/sections";
import { useConsole } from "../desk/store";
import type { Route } from "../desk/state";
import { hashOf, openDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon, type IconName } from "../ui/Icon";
import { Logo } from "../ui/Logo";
import { Count } from "../ui/Marks";
import { keysOf } from "../desk/commands/command";
import { openPalette } from "../desk/commands/openPalette";
import { AccountMenu } from "./AccountMenu";
import { Capacity } from "./Capacity";
import { LineState } from "./ConnectionBanner";
import { PresenceMenu } from "./PresenceMenu";
import styles from "./TopBar.module.css";

/** Where I can go, how I can be reached, and who I am. */
export function TopBar(): ReactElement {
  const messages = useMessages();
  const mayWork = useConsole((state) => may(state, "desk.work"));
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <Logo />
        <span className={styles.product}>{messages.product}</span>
      </span>
      <Pages />
      <span className={styles.space} />
      <LineState />
      {mayWork && <Capacity />}
      <span className={styles.wideOnly}>
        <IconButton
          icon="search"
          label={messages.bar.commands}
          hint={keysOf(openPalette)}
          onPress={() => openDialog("palette")}
        />
      </span>
      {mayWork && <PresenceMenu />}
      <AccountMenu />
    </header>
  );
}

function Pages(): ReactElement {
  const messages = useMessages();
  const mayRead = useConsole((state) => may(state, "desk.read"));
  const mayBoard = useConsole((state) => may(state, "board.view"));
  const sections = sectionsFor(useConsole((state) => state.session?.permissions) ?? []);
  const isLed = hasOnlyQueues(sections);
  const unread = useConsole(unreadTotal);
  return (
    <nav className={styles.pages} aria-label={messages.bar.navigation}>
      {mayRead && (
        <PageLink to={{ page: "inbox", list: "mine", conversation: null }} icon="inbox" name={messages.bar.inbox}>
          <Count value={unread} label={messages.inbox.unread(unread)} />
        </PageLink>
      )}
      {mayRead && <PageLink to={{ page: "colleagues" }} icon="people" name={messages.reach.colleagues} />}
      {mayBoard && <PageLink to={{ page: "board" }} icon="board" name={messages.bar.board} />}
      {!isLed && <PageLink to={{ page: "admin" }} icon="gear" name={messages.bar.admin} />}
      {isLed && sections.length > 0 && (
        <PageLink to={{ page: "admin", section: "queues" }} icon="gear" name={messages.bar.queues} />
      )}
    </nav>
  );
}

interface PageLinkProps {
  readonly to: Route;
  readonly icon: IconName;
  readonly name: string;
  readonly children?: ReactElement;
}

function PageLink({ to, icon, name, children }: PageLinkProps): ReactElement {
  const isHere = useConsole((state) => state.route.page === to.page);
  return (
    <a href={hashOf(to)} className={cx(styles.page, isHere && styles.here)} aria-current={isHere ? "page" : undefined}>
      <Icon name={icon} />
      <span className={styles.pageName}>{name}</span>
      {children}
    </a>
  );
}
