import { useState, type ReactElement } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { Listing } from "./Listing";
import { Quarantine } from "./Quarantine";
import type { Kind } from "./records";
import styles from "./Admin.module.css";

const KINDS: readonly Kind[] = ["accounts", "people", "teams", "queues", "dispositions"];

/** What an administrator looks at: how customers reach the company, and what went wrong on the way. */
export function AdminPage(): ReactElement {
  const { admin } = useMessages();
  const [section, setSection] = useState<string>("accounts");
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className={styles.title}>{admin.title}</h1>
      <Tabs selectedKey={section} onSelectionChange={(key) => setSection(String(key))}>
        <TabList aria-label={admin.sections} className={cx(styles.tabs)}>
          <Tab id="accounts" className={cx(styles.tab)}>
            {admin.accounts}
          </Tab>
          <Tab id="quarantine" className={cx(styles.tab)}>
            {admin.quarantine}
          </Tab>
          {KINDS.slice(1).map((kind) => (
            <Tab key={kind} id={kind} className={cx(styles.tab)}>
              {admin[kind]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="quarantine" className={cx(styles.panel)}>
          <p className={styles.lead}>{admin.quarantineLead}</p>
          <Quarantine />
        </TabPanel>
        {KINDS.map((kind) => (
          <TabPanel key={kind} id={kind} className={cx(styles.panel)}>
            {kind === "accounts" && <p className={styles.lead}>{admin.accountsLead}</p>}
            <Listing kind={kind} />
          </TabPanel>
        ))}
      </Tabs>
    </main>
  );
}
