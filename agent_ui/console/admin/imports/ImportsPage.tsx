import { useState, type ReactElement } from "react";
import { FileTrigger } from "react-aria-components";
import { explain } from "../../desk/notices";
import { go } from "../../desk/view";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { moment, number } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { ChoiceField } from "../../ui/Field";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { RecordTable, type Column } from "../RecordTable";
import { shown, type AdminRecord } from "../records";
import things from "../things/Things.module.css";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { readImports, sendFile, type DataImport, type ImportOf } from "./imports";
import styles from "./Imports.module.css";

const KINDS: readonly ImportOf[] = ["customer", "organisation", "order", "event"];

/** Earlier imports, and the way to begin another one. */
export function ImportsPage(): ReactElement {
  const messages = useAdministrationMessages();
  const { imports: words, admin } = messages;
  const { value, problem, refresh } = useFetched(readImports, LIVE_MS);
  return (
    <>
      <p className={things.lead}>{words.lead}</p>
      <Uploading />
      {problem !== null && value === null && (
        <EmptyState icon="warning" title={problem}>
          <Button onPress={refresh}>{messages.retry}</Button>
        </EmptyState>
      )}
      {value === null && problem === null && <Skeleton lines={4} label={messages.loading} />}
      {value?.length === 0 && <EmptyState icon="queue" title={words.none} />}
      {value !== null && value.length > 0 && (
        <RecordTable
          label={admin.imports}
          columns={columnsOf(messages)}
          records={value as unknown as readonly AdminRecord[]}
        />
      )}
    </>
  );
}

/** What is in the file, and the file. */
function Uploading(): ReactElement {
  const { imports: words } = useAdministrationMessages();
  const [of, setOf] = useState<ImportOf>("customer");
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(file: File): Promise<void> {
    setSending(true);
    setRefused(null);
    try {
      const { id } = await sendFile(file, of);
      go({ page: "admin", section: "imports", id });
    } catch (error) {
      setRefused(explain(error));
      setSending(false);
    }
  }

  return (
    <>
      <div className={styles.bar}>
        <ChoiceField
          label={words.of}
          placeholder={words.of}
          choices={KINDS.map((id) => ({ id, name: words.kinds[id] }))}
          value={of}
          onChange={(id) => setOf(KINDS.find((one) => one === id) ?? "customer")}
        />
        <FileTrigger
          acceptedFileTypes={[".csv", ".tsv", ".txt", "text/csv"]}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file) void send(file);
          }}
        >
          <Button tone="primary">{words.choose}</Button>
        </FileTrigger>
      </div>
      <div role="status">
        {isSending && <p>{words.uploading}</p>}
        {refused !== null && <p className={things.error}>{refused}</p>}
      </div>
    </>
  );
}

function columnsOf({ imports: words, admin }: AdministrationMessages): readonly Column[] {
  const of = (record: AdminRecord) => record as unknown as DataImport;
  return [
    { name: admin.name, cell: (record) => of(record).file_name },
    { name: words.of, cell: (record) => words.kinds[of(record).of] },
    { name: words.rows, cell: (record) => number(of(record).total) },
    { name: admin.state, cell: (record) => words.states[of(record).state] },
    { name: words.when, cell: (record) => moment(of(record).at) },
    { name: words.by, cell: (record) => shown(record["by_name"]) },
    {
      name: words.open,
      cell: (record) => (
        <Button
          isSmall
          aria-label={words.openFile(of(record).file_name)}
          onPress={() => go({ page: "admin", section: "imports", id: record.id })}
        >
          {words.open}
        </Button>
      ),
    },
  ];
}
