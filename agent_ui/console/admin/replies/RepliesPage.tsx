import { useCallback, useState, type ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { channelWord } from "../../desk/words";
import type { Floor } from "../../desk/floor";
import type { Named } from "../../desk/people";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { Activity } from "../Activity";
import type { Column } from "../RecordTable";
import { records, shown, type AdminRecord } from "../records";
import { useFetched } from "../../desk/useFetched";
import { rowsOf, type Wording } from "../../replies/texts";
import { FoundRecords } from "../things/FoundRecords";
import { useNames } from "../things/useNames";
import { newReply, ReplyDialog, type ReplyRecord } from "./ReplyDialog";

/** The company's canned replies, and the way to change them. */
export function RepliesPage(): ReactElement {
  const messages = useAdministrationMessages();
  const { writing } = messages;
  const floor = useConsole((state) => state.floor);
  const namesOf = useNames("replies");
  const [editing, setEditing] = useState<ReplyRecord | null>(null);
  const { value, problem, refresh } = useFetched(useCallback(() => records("replies"), []));
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  const make = (
    <Button tone="primary" onPress={() => setEditing(newReply())}>
      {writing.newReply}
    </Button>
  );
  const edit = (record: AdminRecord) => setEditing(record as unknown as ReplyRecord);
  return (
    <>
      {value.length === 0 ? (
        <EmptyState icon="chat" title={writing.noReplies} detail={writing.noRepliesDetail}>
          {make}
        </EmptyState>
      ) : (
        <FoundRecords
          kind="replies"
          columns={columnsOf(messages, floor, edit)}
          records={value}
          told={(record) => toldOf(messages, floor, record)}
          namesOf={namesOf}
          make={make}
          onChanged={refresh}
        />
      )}
      {editing !== null && (
        <ReplyDialog
          record={editing}
          known={value.map(({ id }) => id)}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            refresh();
          }}
        />
      )}
    </>
  );
}

/** For whom it is offered. */
function offeredIn(messages: AdministrationMessages, floor: Floor, record: AdminRecord): string {
  const names = (known: readonly Named[], ids: unknown) =>
    [ids ?? []].flat().map((id) => known.find((one) => one.id === id)?.name ?? shown(id));
  const told = [
    ...names(floor.teams, record["teams"]),
    ...names(floor.queues, record["queues"]),
    ...[record["channels"] ?? []].flat().map((channel) => channelWord(messages, shown(channel))),
  ];
  return told.join(", ") || messages.writing.everywhere;
}

/** A reply is found by what it says, too. */
const toldOf = (messages: AdministrationMessages, floor: Floor, record: AdminRecord): readonly string[] => [
  shown(record["name"]),
  shown(record["shortcut"]),
  ...rowsOf(record["text"] as Wording).map(({ text }) => text),
  offeredIn(messages, floor, record),
];

function columnsOf(
  messages: AdministrationMessages,
  floor: Floor,
  edit: (record: AdminRecord) => void,
): readonly Column[] {
  const { admin, writing, queueEditor } = messages;
  return [
    { name: admin.name, cell: (record) => shown(record["name"]) },
    { name: writing.shortcut, cell: (record) => (record["shortcut"] ? <kbd>/{shown(record["shortcut"])}</kbd> : null) },
    {
      name: writing.offered,
      cell: (record) => offeredIn(messages, floor, record),
    },
    { name: admin.state, cell: (record) => <Activity record={record} messages={messages} /> },
    {
      name: queueEditor.editShort,
      cell: (record) => (
        <Button
          isSmall
          icon="pencil"
          aria-label={writing.editReply(shown(record["name"]))}
          onPress={() => edit(record)}
        >
          {queueEditor.editShort}
        </Button>
      ),
    },
  ];
}
