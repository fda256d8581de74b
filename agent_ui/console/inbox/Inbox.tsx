import { Suspense, type KeyboardEvent, type ReactElement } from "react";
import { becomeAvailable } from "../desk/commands/becomeAvailable";
import { keysOf } from "../desk/commands/command";
import { sortBy } from "../desk/commands/sortBy";
import { startConversation } from "../desk/commands/startConversation";
import { may, offerIds } from "../desk/derived";
import { helpRows, joinedRows } from "../desk/inside";
import { countOf, GROUPS, shownList } from "../desk/lists";
import { isSelected, toggleSelected } from "../desk/selection";
import { sortsOf } from "../desk/sorting";
import type { InboxList } from "../desk/state";
import { present, useConsole } from "../desk/store";
import { hashOf } from "../desk/view";
import { editView, mayChange, shownView, viewOf } from "../desk/views/saved";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { EmptyState, Skeleton } from "../ui/Marks";
import { Menu } from "../ui/Menu";
import { BulkBar } from "./bulk/BulkBar";
import { Group, ListGroup, Scrolled } from "./Group";
import { HelpGroup, JoinedGroup } from "./InsideRows";
import { ListNav } from "./ListNav";
import { MineRow, OfferRow } from "./Rows";
import styles from "./Inbox.module.css";
import { later } from "../ui/later";

const OtherList = later(async () => (await import("./OtherLists")).OtherList);

const ViewList = later(async () => (await import("./views/ViewList")).ViewList);

/** The lists of conversations, and the rows of the one that is shown. */
export function Inbox(): ReactElement {
  const messages = useMessages();
  const list = useConsole(shownList);
  const view = useConsole(shownView);
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const viewName = useConsole((state) => viewOf(state, view ?? "")?.name ?? messages.views.names[list]);
  return (
    <nav className={styles.inbox} aria-label={messages.inbox.title}>
      <div className={styles.head}>
        <span className={styles.title}>{viewName}</span>
        <div className={styles.find}>
          {mayWork && (
            <IconButton
              icon="pencil"
              label={messages.outreach.command}
              hint={keysOf(startConversation)}
              onPress={startConversation.perform}
            />
          )}
          {view === null ? <SortMenu list={list} /> : <EditView />}
          <a
            href={hashOf({ page: "search", query: "" })}
            className={styles.list}
            aria-label={messages.search.title}
            title={messages.search.title}
          >
            <Icon name="search" />
          </a>
        </div>
      </div>
      <ListNav />
      <Scrolled onKeyDown={moveByArrow}>
        {view === null && list === "mine" ? (
          <Mine />
        ) : (
          <Suspense fallback={<Skeleton lines={6} label={messages.loading} />}>
            {view !== null ? <ViewList key={view} id={view} /> : list !== "mine" && <OtherList list={list} />}
          </Suspense>
        )}
      </Scrolled>
      <BulkBar />
    </nav>
  );
}

/** Up and down move between rows; Enter, as on every link, opens one. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const place = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(place + step, 0), rows.length - 1)];
  event.preventDefault();
  if (event.shiftKey) pickOnTheWay(rows[place], next);
  next?.focus();
}

/** With Shift the rows one goes over are picked. */
function pickOnTheWay(...rows: readonly (HTMLElement | undefined)[]): void {
  for (const id of rows.map((row) => row?.dataset["row"])) {
    if (id && !isSelected(present(), id)) toggleSelected(id);
  }
}

function Mine(): ReactElement {
  const messages = useMessages();
  const offers = useConsole(offerIds);
  const isEmpty = useConsole((state) => countOf(state, "mine") + offerIds(state).length === 0);
  const isAlone = useConsole((state) => joinedRows(state).length + helpRows(state).length === 0);
  if (isEmpty && isAlone) return <CaughtUp />;
  return (
    <>
      <HelpGroup />
      {offers.length > 0 && (
        <div className={styles.offers}>
          <Group name={messages.inbox.groups.offers} ids={offers} row={OfferRow} />
        </div>
      )}
      {GROUPS.mine.map((group) => (
        <ListGroup key={group} list="mine" group={group} row={MineRow} />
      ))}
      <JoinedGroup />
    </>
  );
}

/** In which order the list stands. */
function SortMenu({ list }: { readonly list: InboxList }): ReactElement {
  const { lists } = useMessages();
  const chosen = useConsole((state) => state.sort[list]);
  return (
    <Menu
      label={lists.sort}
      trigger={<IconButton icon="queue" label={lists.sortBy(lists.sorts[chosen])} />}
      groups={[
        { id: "sort", name: lists.sort, chosen, entries: sortsOf(list).map((id) => ({ id, name: lists.sorts[id] })) },
      ]}
      onChoose={(_group, id) => {
        const order = sortsOf(list).find((one) => one === id);
        if (order !== undefined) sortBy(list, order);
      }}
    />
  );
}

/** A view stands in the order that was saved with it. */
function EditView(): ReactElement | null {
  const messages = useMessages();
  const view = useConsole((state) => {
    const shown = viewOf(state, shownView(state) ?? "");
    return shown !== null && mayChange(state, shown) ? shown.id : null;
  });
  if (view === null) return null;
  return <IconButton icon="gear" label={messages.views.saved.edit} onPress={() => editView(view)} />;
}

function CaughtUp(): ReactElement {
  const messages = useMessages();
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const isAvailable = useConsole((state) => state.desk?.me.presence === "available");
  const waiting = useConsole((state) => state.desk?.waiting.length ?? 0);
  const isMissed = !isAvailable && waiting > 0;
  if (!mayWork) return <EmptyState icon="check" title={messages.inbox.empty} />;
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
