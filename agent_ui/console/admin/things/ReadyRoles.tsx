import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import styles from "./Things.module.css";

/** What every hub has without anybody making it. */
export function ReadyRoles(): ReactElement {
  const { admin, rights } = useAdministrationMessages();
  return (
    <section className={styles.section} aria-labelledby="ready-roles">
      <h2 id="ready-roles" className={styles.title}>
        {rights.ready}
      </h2>
      <dl className={styles.changes}>
        {Object.entries(admin.roleNames).map(([id, name]) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{rights.readyOnes[id]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
