import { Suspense, type ReactElement } from "react";
import { countOf, LISTS, mayList, shownList } from "../desk/lists";
import type { InboxList } from "../desk/state";
import { useConsole } from "../desk/store";
import { shownView } from "../desk/views/saved";
import { hashOf } from "../desk/view";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import styles from "./Inbox.module.css";
import { later } from "../ui/later";
import { Soon } from "../ui/soon";

const SavedLists = later(async () => (await import("./views/SavedLists")).SavedLists);

/** Every list of the inbox that I have, and how much stands in it. */
export function ListNav(): ReactElement {
  const { views } = useMessages();
  const hasAll = useConsole((state) => mayList(state, "all"));
  return (
    <ul className={styles.lists} aria-label={views.title}>
      {LISTS.filter((list) => list !== "all" || hasAll).map((list) => (
        <ListLink key={list} list={list} />
      ))}
      <Soon>
        <Suspense fallback={null}>
          <SavedLists />
        </Suspense>
      </Soon>
    </ul>
  );
}

function ListLink({ list }: { readonly list: InboxList }): ReactElement | null {
  const { views } = useMessages();
  const count = useConsole((state) => countOf(state, list));
  const isHere = useConsole((state) => shownList(state) === list && shownView(state) === null);
  const conversation = useConsole((state) => (state.route.page === "inbox" ? state.route.conversation : null));
  // Whoever has begun nothing is spared a list of it; its key leads there all the same.
  if (list === "drafts" && count === 0 && !isHere) return null;
  return (
    <li>
      <a
        href={hashOf({ page: "inbox", list, conversation })}
        className={cx(styles.list, isHere && styles.listHere)}
        aria-current={isHere ? "true" : undefined}
      >
        <span className={styles.listName}>{views.names[list]}</span>{" "}
        <span className={styles.listCount}>{number(count)}</span>
      </a>
    </li>
  );
}
