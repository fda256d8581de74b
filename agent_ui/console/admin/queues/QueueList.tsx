import { useCallback, useState, type ReactElement } from "react";
import { Button } from "../../ui/Button";
import { may } from "../../desk/derived";
import { attempt } from "../../desk/notices";
import { go } from "../../desk/view";
import { useConsole } from "../../desk/store";
import type { Named } from "../../desk/people";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { NothingYet } from "../Accounts";
import { Activity } from "../Activity";
import type { Column } from "../RecordTable";
import { records, shown, type AdminRecord } from "../records";
import { FoundRecords } from "../things/FoundRecords";
import { useNames } from "../things/useNames";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import styles from "../Admin.module.css";
import type { QueueRecord } from "./fields";
import { NewQueue } from "./NewQueue";
import { saveQueue } from "./records";
import { example } from "./sentences";

/** All queues, how each is served, and the way to its editor. */
export function QueueList(): ReactElement {
  const messages = useAdministrationMessages();
  const teams = useConsole((state) => state.floor.teams);
  const maySave = useConsole((state) => may(state, "floor.routing"));
  const { value, problem, refresh } = useFetched(
    useCallback(() => records("queues"), []),
    LIVE_MS,
  );
  // Whoever may only look needs no calendars, and may not read them.
  const namesOf = useNames(maySave ? "queues" : undefined);
  const [isMaking, setMaking] = useState(false);
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  const make = maySave && teams.length > 0 && (
    <div>
      <Button tone="primary" onPress={() => setMaking(true)}>
        {messages.queueEditor.make.title}
      </Button>
    </div>
  );
  return (
    <>
      {maySave && <p className={styles.lead}>{messages.queueEditor.make.lead}</p>}
      {value.length === 0 ? (
        <>
          {make}
          <NothingYet messages={messages} />
        </>
      ) : (
        <FoundRecords
          kind="queues"
          columns={columnsOf(messages, teams, maySave, refresh)}
          records={value}
          told={(record) => [shown(record["name"]), teamOf(record, teams), sentencesOf(record, messages)]}
          namesOf={namesOf}
          make={make}
          onChanged={refresh}
        />
      )}
      {isMaking && <NewQueue teams={teams} onClose={() => setMaking(false)} />}
    </>
  );
}

/** A queue that was set aside is as it was. */
async function wake(record: AdminRecord, refresh: () => void): Promise<void> {
  await attempt(() => saveQueue(record.id, shown(record["revision"]), {}));
  refresh();
}

const teamOf = (record: AdminRecord, teams: readonly Named[]): string =>
  teams.find((team) => team.id === record["team"])?.name ?? shown(record["team"]);

const sentencesOf = (record: AdminRecord, messages: AdministrationMessages): string =>
  example(messages, record as unknown as QueueRecord)
    .slice(0, 2)
    .join(" ");

function columnsOf(
  messages: AdministrationMessages,
  teams: readonly Named[],
  maySave: boolean,
  refresh: () => void,
): readonly Column[] {
  const { admin, queueEditor } = messages;
  const open = maySave ? queueEditor.editShort : queueEditor.tryShort;
  return [
    { name: admin.name, cell: (record) => shown(record["name"]) },
    { name: admin.id, cell: (record) => shown(record["id"]) },
    {
      name: admin.team,
      cell: (record) => teamOf(record, teams),
    },
    {
      name: queueEditor.orders,
      cell: (record) => sentencesOf(record, messages),
    },
    { name: admin.state, cell: (record) => <Activity record={record} messages={messages} /> },
    {
      name: open,
      cell: (record) =>
        record["is_active"] === false ? (
          maySave && (
            <Button
              isSmall
              aria-label={messages.records.pair(messages.records.wake, shown(record["name"]))}
              onPress={() => void wake(record, refresh)}
            >
              {messages.records.wake}
            </Button>
          )
        ) : (
          <Button
            isSmall
            {...(maySave ? { icon: "pencil" as const } : {})}
            aria-label={maySave ? queueEditor.edit(shown(record["name"])) : queueEditor.tryOf(shown(record["name"]))}
            onPress={() => go({ page: "admin", section: "queues", id: record.id })}
          >
            {open}
          </Button>
        ),
    },
  ];
}
