import { createContext, useContext, type ComponentType, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { groupIds, type InboxGroup } from "../desk/lists";
import type { InboxList } from "../desk/state";
import { useConsole } from "../desk/store";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { useWindow } from "../ui/useWindow";
import type { Place, RowProps } from "./RowLink";
import styles from "./Inbox.module.css";

const NO_PLACE: Place = {};
/** Where a row stands among all of them, also those that are not drawn. */
const placeOf = (place: number, of: number): Place => ({ "aria-posinset": place + 1, "aria-setsize": of });

/** What the rows are scrolled in. */
export const Scroller = createContext<HTMLElement | null>(null);
/** The height of most rows, until one has been seen. */
const USUAL_HEIGHT = 68;

interface GroupProps {
  readonly name: string;
  readonly ids: readonly string[];
  readonly row: ComponentType<RowProps>;
}

/** Rows under a name; of many only those near enough are drawn. */
export function Group({ name, ids, row: Row }: GroupProps): ReactElement {
  const wanted = useConsole(currentId);
  const { list, window } = useWindow(ids, useContext(Scroller), USUAL_HEIGHT, wanted);
  const isWhole = window.from === 0 && window.to === ids.length;
  return (
    <section className={styles.group}>
      <h2 className={styles.groupName}>
        {name} <span>{number(ids.length)}</span>
      </h2>
      <ul ref={list} className={styles.rows} style={{ paddingBlock: `${window.before}px ${window.after}px` }}>
        {ids.slice(window.from, window.to).map((id, place) => (
          <Row key={id} id={id} {...(isWhole ? NO_PLACE : placeOf(window.from + place, ids.length))} />
        ))}
      </ul>
    </section>
  );
}

interface ListGroupProps {
  readonly list: InboxList;
  readonly group: InboxGroup;
  readonly row: ComponentType<RowProps>;
}

/** One group of a list, if anything is in it. */
export function ListGroup({ list, group, row }: ListGroupProps): ReactElement | null {
  const { inbox, views } = useMessages();
  const ids = useConsole((state) => groupIds(state, list, group));
  if (ids.length === 0) return null;
  return <Group name={{ ...inbox.groups, ...views.groups }[group]} ids={ids} row={row} />;
}
