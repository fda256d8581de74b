import { Suspense, useEffect, type ReactElement } from "react";
import { ReadinessStrip } from "../alerts/ReadinessStrip";
import { DialogHost } from "./DialogHost";
import { InboxPage } from "./InboxPage";
import { currentId, may } from "../desk/derived";
import { sectionsFor } from "../desk/sections";
import { useConsole } from "../desk/store";
import { departing } from "../desk/undo";
import { useMessages } from "../i18n/language";
import { tellDrawn } from "../loading/firstLook";
import { OfferStack } from "../offers/OfferStack";
import { ConnectionBanner } from "../shell/ConnectionBanner";
import { MissedOfferBanner } from "../shell/MissedOfferBanner";
import { Notices } from "../shell/Notices";
import { SecondSignIn } from "../shell/SecondSignIn";
import { TopBar } from "../shell/TopBar";
import { Skeleton } from "../ui/Marks";
import { Soon } from "../ui/soon";
import styles from "./Desk.module.css";
import { later } from "../ui/later";

const Alerts = later(async () => (await import("../alerts/Alerts")).Alerts);
const NewerBanner = later(async () => (await import("../shell/NewerBanner")).NewerBanner);
const BoardPage = later(async () => (await import("../board/BoardPage")).BoardPage, true);
const ColleaguesPage = later(async () => (await import("../colleagues/ColleaguesPage")).ColleaguesPage);
const SearchPage = later(async () => (await import("../search/SearchPage")).SearchPage);
const AdminPage = later(async () => (await import("../admin/AdminPage")).AdminPage, true);

const DepartingElsewhere = later(async () => (await import("../conversation/sending/Departing")).DepartingElsewhere);

/** Everything somebody sees after signing in. */
export function Desk(): ReactElement {
  const messages = useMessages();
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const isDeparting = useConsole((state) => departing(state).some((row) => row.conversation_id !== currentId(state)));
  useEffect(tellDrawn, []);
  return (
    <div className={styles.desk}>
      <a className={styles.skip} href="#content" onClick={skip}>
        {messages.skip}
      </a>
      <TopBar />
      <div className={styles.banners}>
        <ConnectionBanner />
        <MissedOfferBanner />
        <SecondSignIn />
        <ReadinessStrip />
        <Soon>
          <Suspense fallback={null}>
            <NewerBanner />
          </Suspense>
        </Soon>
      </div>
      <Page />
      <OfferStack />
      <Notices />
      {isDeparting && (
        <Suspense fallback={null}>
          <DepartingElsewhere />
        </Suspense>
      )}
      <DialogHost />
      {mayWork && (
        <Soon>
          <Suspense fallback={null}>
            <Alerts />
          </Suspense>
        </Soon>
      )}
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
  const mayRead = useConsole((state) => may(state, "desk.read"));
  const mayBoard = useConsole((state) => may(state, "board.view"));
  const mayAdmin = useConsole((state) => sectionsFor(state.session?.permissions ?? []).length > 0);
  return (
    <Suspense fallback={<Skeleton lines={8} label={messages.loading} />}>
      {page === "search" && mayRead ? (
        <SearchPage />
      ) : page === "colleagues" && mayRead ? (
        <ColleaguesPage />
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
