import { lazy, Suspense, type ReactElement } from "react";
import { DialogHost } from "./DialogHost";
import { InboxPage } from "./InboxPage";
import { currentId, may } from "../desk/derived";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { OfferStack } from "../offers/OfferStack";
import { ConnectionBanner } from "../shell/ConnectionBanner";
import { MissedOfferBanner } from "../shell/MissedOfferBanner";
import { Notices } from "../shell/Notices";
import { TopBar } from "../shell/TopBar";
import { cx } from "../ui/cx";
import { Skeleton } from "../ui/Marks";
import styles from "./Desk.module.css";

const BoardPage = lazy(async () => ({ default: (await import("../board/BoardPage")).BoardPage }));
const SearchPage = lazy(async () => ({ default: (await import("../search/SearchPage")).SearchPage }));
const AdminPage = lazy(async () => ({ default: (await import("../admin/AdminPage")).AdminPage }));

/** Everything somebody sees after signing in. */
export function Desk(): ReactElement {
  const messages = useMessages();
  const isReading = useConsole((state) => currentId(state) !== null);
  return (
    <div className={cx(styles.desk, isReading && styles.reading)}>
      <a className={styles.skip} href="#content" onClick={skip}>
        {messages.skip}
      </a>
      <TopBar />
      <div className={styles.banners}>
        <ConnectionBanner />
        <MissedOfferBanner />
      </div>
      <Page />
      <OfferStack />
      <Notices />
      <DialogHost />
    </div>
  );
}

/** The address belongs to the router, so focus is moved by hand. */
function skip(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function Page(): ReactElement {
  const messages = useMessages();
  const page = useConsole((state) => state.route.page);
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const mayBoard = useConsole((state) => may(state, "board.view"));
  const mayAdmin = useConsole((state) => may(state, "admin.manage"));
  return (
    <Suspense fallback={<Skeleton lines={8} label={messages.loading} />}>
      {page === "search" && mayWork ? (
        <SearchPage />
      ) : page === "board" && mayBoard ? (
        <BoardPage />
      ) : page === "admin" && mayAdmin ? (
        <AdminPage />
      ) : (
        <InboxPage />
      )}
    </Suspense>
  );
}
