import { may } from "../../desk/derived";
import type { SavedView } from "@contact-hub/shared/wire.gen";
import { useEffect, type ReactElement } from "react";
import { set, useConsole } from "../../desk/store";
import { hashOf } from "../../desk/view";
import { isTimed } from "../../desk/views/fits";
import { editView, shownView, viewsOf } from "../../desk/views/saved";
import { countInView } from "../../desk/views/standing";
import { number } from "../../i18n/format";
import { useSavedViewMessages } from "../../i18n/savedViews";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import inbox from "../Inbox.module.css";
import styles from "./Views.module.css";

/** Often enough that nobody misses for whom it has become too long, or too late. */
const LOOK_AGAIN_MS = 15_000;

/** The views that I have, after my lists, and the way to another one. */
export function SavedLists(): ReactElement {
  const { savedViews: words } = useSavedViewMessages();
  const views = useConsole(viewsOf);
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const hasTimed = views.some(({ filter }) => isTimed(filter));
  useEffect(() => {
    const timer = setInterval(() => hasTimed && set({}), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [hasTimed]);
  return (
    <>
      {views.map((view) => (
        <ViewLink key={view.id} view={view} />
      ))}
      {mayWork && (
        <li>
          <button type="button" className={cx(inbox.list, styles.add)} onClick={() => editView(null)}>
            <span className={inbox.listName}>{words.add}</span>
            <span aria-hidden="true">+</span>
          </button>
        </li>
      )}
    </>
  );
}

function ViewLink({ view }: { readonly view: SavedView }): ReactElement {
  const count = useConsole((state) => countInView(state, view.id));
  const isHere = useConsole((state) => shownView(state) === view.id);
  const conversation = useConsole((state) => (state.route.page === "inbox" ? state.route.conversation : null));
  return (
    <li>
      <a
        href={hashOf({ page: "inbox", list: "mine", view: view.id, conversation })}
        className={cx(inbox.list, isHere && inbox.listHere)}
        aria-current={isHere ? "true" : undefined}
        title={view.name}
      >
        {view.shared_with !== "" && <Icon name="people" />}
        <span className={cx(inbox.listName, styles.name)}>{view.name}</span>{" "}
        <span className={inbox.listCount}>{number(count)}</span>
      </a>
    </li>
  );
}
