import { useState, type ReactElement } from "react";
import { may } from "../desk/derived";
import { EMPTY_FLOOR } from "../desk/state";
import { useConsole } from "../desk/store";
import { useAdministrationMessages } from "../i18n/administration";
import { Accounts } from "./Accounts";
import { AuditPage } from "./AuditPage";
import { CompanyPage } from "./CompanyPage";
import { ImportPage } from "./imports/ImportPage";
import { ImportsPage } from "./imports/ImportsPage";
import { LendingCard } from "./lending/LendingCard";
import { EndpointPage } from "./outside/EndpointPage";
import { EndpointsPage } from "./outside/EndpointsPage";
import { KeysPage } from "./outside/KeysPage";
import { PausedNotice } from "./outside/PausedNotice";
import { PersonalDataPage } from "./personal/PersonalDataPage";
import { RequestsNotice } from "./personal/Requests";
import { Quarantine } from "./Quarantine";
import { QueueEditor } from "./queues/QueueEditor";
import { QueueList } from "./queues/QueueList";
import { RepliesPage } from "./replies/RepliesPage";
import { EDITED, type EditedKind } from "./things/specs";
import { NEW, ThingList } from "./things/ThingList";
import { ThingPage } from "./things/ThingPage";
import { hasOnlyQueues, sectionsFor, type Section } from "../desk/sections";
import { Sections } from "./Sections";
import { StartPage } from "./start/StartPage";
import styles from "./Admin.module.css";

const isEdited = (section: Section): section is EditedKind & Section => EDITED.some((kind) => kind === section);

/** What an administrator looks at and changes: how customers reach the company, who serves them, and what went wrong. */
export function AdminPage(): ReactElement {
  const sections = sectionsFor(usePermissions());
  return hasOnlyQueues(sections) ? <LedQueues /> : <Administration sections={sections} />;
}

/** Whoever leads a team sees how its queues are served, and may try a change. */
function LedQueues(): ReactElement {
  const { admin, queueEditor: words } = useAdministrationMessages();
  const id = useConsole(({ route }) => (route.page === "admin" ? route.id : undefined));
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className={styles.title}>{admin.queues}</h1>
      {id === undefined ? (
        <>
          <p className={styles.lead}>{words.ledLead}</p>
          <QueueList />
        </>
      ) : (
        <QueueEditor key={id} id={id} />
      )}
    </main>
  );
}

const usePermissions = () => useConsole((state) => state.session?.permissions ?? NONE);

const NONE: readonly string[] = [];

function Administration({ sections }: { readonly sections: readonly Section[] }): ReactElement {
  const { admin } = useAdministrationMessages();
  const route = useConsole((state) => state.route);
  const wanted = route.page === "admin" ? route.section : undefined;
  const id = route.page === "admin" ? route.id : undefined;
  // Whoever comes to a hub that no customer can reach yet is led through what is missing.
  const isEmpty = useConsole(({ floor }) => floor !== EMPTY_FLOOR && floor.accounts.length === 0);
  const [wasEmpty, setWasEmpty] = useState(false);
  // Her first account does not take her out of the middle of it.
  if (isEmpty && !wasEmpty) setWasEmpty(true);
  const section = sections.find((one) => one === wanted) ?? firstOf(sections, wasEmpty);
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className={styles.title}>{admin.title}</h1>
      {sections.includes("endpoints") && <PausedNotice isHere={section === "endpoints"} />}
      {sections.includes("personal") && <RequestsNotice isHere={section === "personal"} />}
      <div className={styles.sections}>
        <Sections sections={sections} present={section} />
        <div key={section} className={styles.panel}>
          <Contents section={section} id={id} />
        </div>
      </div>
    </main>
  );
}

/** Where one begins: with what is missing, with how customers come, or with what there is. */
function firstOf(sections: readonly Section[], wasEmpty: boolean): Section {
  const [first = "queues"] = sections;
  if (!sections.includes("accounts")) return first;
  return wasEmpty && sections.includes("start") ? "start" : "accounts";
}

function Contents({ section, id }: { readonly section: Section; readonly id: string | undefined }): ReactElement {
  const { admin, queueEditor, writing } = useAdministrationMessages();
  const maySave = useConsole((state) => may(state, "floor.routing"));
  if (section === "queues" && id !== undefined) return <QueueEditor key={id} id={id} />;
  if (section === "queues") {
    return (
      <>
        {!maySave && <p className={styles.lead}>{queueEditor.ledLead}</p>}
        <QueueList />
        {maySave && <LendingCard />}
      </>
    );
  }
  if (section === "quarantine") {
    return (
      <>
        <p className={styles.lead}>{admin.quarantineLead}</p>
        <Quarantine />
      </>
    );
  }
  if (section === "replies") {
    return (
      <>
        <p className={styles.lead}>{writing.repliesLead}</p>
        <RepliesPage />
      </>
    );
  }
  if (section === "keys") return <KeysPage />;
  if (section === "endpoints") return id === undefined ? <EndpointsPage /> : <EndpointPage key={id} id={id} />;
  if (section === "start") return <StartPage />;
  if (section === "imports") return id === undefined ? <ImportsPage /> : <ImportPage key={id} id={id} />;
  if (section === "audit") return <AuditPage />;
  if (section === "personal") return <PersonalDataPage />;
  if (section === "company") return <CompanyPage />;
  if (isEdited(section)) {
    if (id === undefined && section === "accounts") {
      return (
        <>
          <p className={styles.lead}>{admin.accountsLead}</p>
          <Accounts />
        </>
      );
    }
    if (id === undefined) return <ThingList key={section} kind={section} />;
    return <ThingPage key={`${section} ${id}`} kind={section} id={id === NEW ? null : id} />;
  }
  return section satisfies never;
}
