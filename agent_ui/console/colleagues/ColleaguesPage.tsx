import { useMemo, useState, type ReactElement } from "react";
import { hubNow } from "../desk/clock";
import { bestFirst, skillsOf } from "../desk/reach";
import { present, useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Field } from "../ui/Field";
import { EmptyState } from "../ui/Marks";
import { ColleagueRow } from "./ColleagueRow";
import styles from "./Colleagues.module.css";

const NOBODY: readonly never[] = [];

/** Everybody of my teams: whoever is reached soonest comes first. */
export function ColleaguesPage(): ReactElement {
  const { reach } = useMessages();
  const colleagues = useConsole((state) => state.desk?.colleagues) ?? NOBODY;
  const [sought, setSought] = useState("");
  const ids = useMemo(() => {
    const wanted = sought.trim().toLocaleLowerCase();
    const isWanted = (text: string) => text.toLocaleLowerCase().includes(wanted);
    const fitting = colleagues.filter(({ id, name }) => isWanted(name) || isWanted(skillsOf(present(), id)));
    return bestFirst(fitting, hubNow()).map(({ id }) => id);
  }, [colleagues, sought]);
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className={styles.title}>{reach.colleagues}</h1>
      <p className={styles.lead}>{reach.lead}</p>
      {colleagues.length === 0 ? (
        <EmptyState icon="people" title={reach.none} detail={reach.noneDetail} />
      ) : (
        <>
          <div className={styles.find}>
            <Field label={reach.find} value={sought} onChange={setSought} />
          </div>
          {ids.length === 0 ? <p role="status">{reach.noneFound}</p> : <List ids={ids} />}
        </>
      )}
    </main>
  );
}

function List({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { reach } = useMessages();
  const { columns } = reach;
  return (
    // A table that is laid out as cards is no table to every browser unless it says so.
    /* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
    <table className={styles.table} role="table" aria-label={reach.colleagues}>
      <thead role="rowgroup">
        <tr role="row">
          {[columns.name, columns.skills, columns.presence, columns.doing, columns.load, columns.way].map((name) => (
            <th key={name} scope="col" role="columnheader">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {ids.map((id) => (
          <ColleagueRow key={id} id={id} />
        ))}
      </tbody>
    </table>
  );
}
