import {
  createContext,
  useContext,
  useState,
  type ComponentType,
  type KeyboardEventHandler,
  type ReactElement,
  type ReactNode,
} from "react";
import { currentId } from "../desk/derived";
import { groupIds, GROUPS, type InboxGroup } from "../desk/lists";
import type { ConsoleState, InboxList } from "../desk/state";
import { present, useConsole } from "../desk/store";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { FIRST, useWindow } from "../ui/useWindow";
import type { RowProps } from "./RowLink";
import styles from "./Inbox.module.css";

/** What the rows are scrolled in. */
const Scroller = createContext<HTMLElement | null>(null);

interface ScrolledProps {
  readonly onKeyDown: KeyboardEventHandler<HTMLElement>;
  readonly children: ReactNode;
}

/** What rows are scrolled in; that it is here is told to them alone, and nothing around it is drawn again. */
export function Scrolled({ onKeyDown, children }: ScrolledProps): ReactElement {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div ref={setScroller} className={styles.scroll} role="presentation" onKeyDown={onKeyDown}>
      <Scroller value={scroller}>{children}</Scroller>
    </div>
  );
}

/** The height of most rows, until one has been seen. */
const USUAL_HEIGHT = 68;

interface GroupProps {
  readonly name: string;
  readonly ids: readonly string[];
  readonly row: ComponentType<RowProps>;
  /** How many are drawn before it is known how many fit. */
  readonly first?: number;
}

/** Rows under a name; of many only those near enough are drawn. */
export function Group({ name, ids, row: Row, first = FIRST }: GroupProps): ReactElement {
  const wanted = useConsole(currentId);
  const { list, window } = useWindow(ids, useContext(Scroller), USUAL_HEIGHT, wanted, first);
  return (
    <section className={styles.group}>
      <h2 className={styles.groupName}>
        {name} <span>{number(ids.length)}</span>
      </h2>
      <ul ref={list} className={styles.rows} style={{ paddingBlock: `${window.before}px ${window.after}px` }}>
        {ids.slice(window.from, window.to).map((id) => (
          <Row key={id} id={id} />
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
  // Of what stands under a screenful nothing is seen at the start.
  const [first] = useState(() => Math.max(0, FIRST - countAbove(present(), list, group)));
  if (ids.length === 0) return null;
  return <Group name={{ ...inbox.groups, ...views.groups }[group]} ids={ids} row={row} first={first} />;
}

/** How many rows of the list stand above a group of it. */
function countAbove(state: ConsoleState, list: InboxList, group: InboxGroup): number {
  const above = GROUPS[list].slice(0, GROUPS[list].indexOf(group));
  return above.reduce((sum, one) => sum + groupIds(state, list, one).length, 0);
}
