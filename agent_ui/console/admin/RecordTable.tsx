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

/** Which of them are chosen, for what is done to several. */
export interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly canChoose: (record: AdminRecord) => boolean;
  readonly nameOf: (record: AdminRecord) => string;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

interface Props {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly records: readonly AdminRecord[];
  readonly choosing?: Choosing;
}

/** Records below each other: a table where there is room, else a card for each. */
export function RecordTable({ label, columns, records, choosing }: Props): ReactElement {
  const { admin } = useAdministrationMessages();
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {choosing !== undefined && (
              <th scope="col" role="columnheader">
                <ChooseAll records={records} choosing={choosing} />
              </th>
            )}
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
              {choosing !== undefined && (
                <td role="cell" data-label={admin.choose}>
                  <ChooseOne record={record} choosing={choosing} />
                </td>
              )}
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

interface ChooseAllProps {
  readonly records: readonly AdminRecord[];
  readonly choosing: Choosing;
}

function ChooseAll({ records, choosing }: ChooseAllProps): ReactElement {
  const { admin } = useAdministrationMessages();
  const { chosen, canChoose, onChoose } = choosing;
  const some = records.filter(canChoose).map(({ id }) => id);
  const isAll = some.length > 0 && some.every((id) => chosen.has(id));
  return (
    <input
      type="checkbox"
      className={styles.choose}
      aria-label={admin.chooseAll}
      checked={isAll}
      ref={(box) => {
        if (box !== null) box.indeterminate = !isAll && some.some((id) => chosen.has(id));
      }}
      onChange={() => onChoose(isAll ? new Set() : new Set(some))}
    />
  );
}

interface ChooseOneProps {
  readonly record: AdminRecord;
  readonly choosing: Choosing;
}

function ChooseOne({ record, choosing }: ChooseOneProps): ReactElement | null {
  const { admin } = useAdministrationMessages();
  const { chosen, canChoose, nameOf, onChoose } = choosing;
  if (!canChoose(record)) return null;
  return (
    <input
      type="checkbox"
      className={styles.choose}
      aria-label={admin.chooseOne(nameOf(record))}
      checked={chosen.has(record.id)}
      onChange={(event) => {
        const others = [...chosen].filter((id) => id !== record.id);
        onChoose(new Set(event.currentTarget.checked ? [...others, record.id] : others));
      }}
    />
  );
}
