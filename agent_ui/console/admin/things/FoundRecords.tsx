import { useState, type ReactElement, type ReactNode } from "react";
import { may } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { EmptyState } from "../../ui/Marks";
import { RecordTable, type Column } from "../RecordTable";
import { shown, type AdminRecord } from "../records";
import { bulkFields } from "./bulk";
import { BulkChange } from "./BulkChange";
import type { ListedKind } from "./together";
import type { NamesOf } from "./words";
import styles from "./Things.module.css";

interface Props {
  readonly kind: ListedKind;
  readonly columns: readonly Column[];
  readonly records: readonly AdminRecord[];
  /** What is told of one, in which it is found. */
  readonly told: (record: AdminRecord) => readonly string[];
  readonly namesOf: NamesOf;
  /** How another one is made. */
  readonly make: ReactNode;
  readonly onChanged: () => void;
}

/** Everything of a kind, found by typing, and what is done to several of them. */
export function FoundRecords({ kind, columns, records, told, namesOf, make, onChanged }: Props): ReactElement {
  const { admin, records: words } = useAdministrationMessages();
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const [isChanging, setChanging] = useState(false);
  const mayApply = useConsole((state) => may(state, "admin.manage"));
  const picked = records.filter((record) => chosen.has(record.id) && isAwake(record));
  const found = inOrder(records).filter((record) => hasText([record.id, ...told(record)], wanted));
  return (
    <>
      <div className={styles.tools}>
        <Field label={words.find} value={wanted} onChange={setWanted} />
        {make}
      </div>
      <p className="unseen" role="status">
        {wanted.trim() === "" ? "" : words.found(found.length)}
      </p>
      {found.length === 0 ? (
        <EmptyState icon="search" title={words.nothingFound(wanted.trim())} />
      ) : (
        <RecordTable
          label={admin[kind]}
          columns={columns}
          records={found}
          {...(mayApply && bulkFields(kind).length > 0 && records.length > 1
            ? { choosing: { chosen, canChoose: isAwake, nameOf, onChoose: setChosen } }
            : {})}
        />
      )}
      {picked.length > 0 && (
        <div className={styles.foot} data-foot>
          <p role="status">{words.bulk.chosen(picked.length)}</p>
          <Button onPress={() => setChosen(NOTHING)}>{words.bulk.none}</Button>
          <Button tone="primary" onPress={() => setChanging(true)}>
            {words.bulk.change}
          </Button>
        </div>
      )}
      {isChanging && (
        <BulkChange
          kind={kind}
          chosen={picked}
          namesOf={namesOf}
          onClose={() => setChanging(false)}
          onDone={onChanged}
        />
      )}
    </>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

const isAwake = (record: AdminRecord): boolean => record["is_active"] !== false;

const nameOf = (record: AdminRecord): string => shown(record["name"]) || record.id;

/** By name, and what is set aside last. */
const inOrder = (all: readonly AdminRecord[]): readonly AdminRecord[] =>
  all.toSorted(
    (one, other) =>
      Number(isAwake(other)) - Number(isAwake(one)) || shown(one["name"]).localeCompare(shown(other["name"])),
  );

/** Whether every word stands somewhere in what is told. */
function hasText(told: readonly string[], wanted: string): boolean {
  const text = told.join(" ").toLocaleLowerCase();
  return wanted
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
