// A table that is laid out as cards is no table to every browser unless it says so.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { ReactElement, ReactNode } from "react";
import { useAdministrationMessages } from "../i18n/administration";
import type { AdminRecord } from "./records";
import styles from "./Admin.module.css";

export interface Column {
  readonly name: string;
  readonly cell: (record: AdminRecord) => ReactNode;
}

interface Props {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly records: readonly AdminRecord[];
}

/** Records below each other: a table where there is room, else a card for each. */
export function RecordTable({ label, columns, records }: Props): ReactElement {
  const { admin } = useAdministrationMessages();
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ name }) => (
              <th key={name} scope="col" role="columnheader">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {records.map((record) => (
            <tr key={record.id} role="row">
              {columns.map(({ name, cell }) =>
                name === admin.name ? (
                  <th key={name} scope="row" role="rowheader">
                    {cell(record)}
                  </th>
                ) : (
                  <td key={name} role="cell" data-label={name}>
                    {cell(record)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
