import { useCallback, useState, type ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { channelWord } from "../../desk/words";
import type { Floor } from "../../desk/floor";
import type { Named } from "../../desk/people";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import styles from "../../replies/Replies.module.css";
import { Button } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { Activity } from "../Activity";
import { RecordTable, type Column } from "../RecordTable";
import { records, shown, type AdminRecord } from "../records";
import { useFetched } from "../../desk/useFetched";
import { newReply, ReplyDialog, type ReplyRecord } from "./ReplyDialog";

/** The company's canned replies, and the way to change them. */
export function RepliesPage(): ReactElement {
  const messages = useAdministrationMessages();
  const { writing } = messages;
  const floor = useConsole((state) => state.floor);
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
  const edit = (record: AdminRecord) => setEditing(record as unknown as ReplyRecord);
  return (
    <>
      <div className={styles.bar}>
        <Button tone="primary" onPress={() => setEditing(newReply())}>
          {writing.newReply}
        </Button>
      </div>
      {value.length === 0 ? (
        <EmptyState icon="chat" title={writing.noReplies} detail={writing.noRepliesDetail} />
      ) : (
        <RecordTable label={messages.admin.replies} columns={columnsOf(messages, floor, edit)} records={value} />
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

function columnsOf(
  messages: AdministrationMessages,
  floor: Floor,
  edit: (record: AdminRecord) => void,
): readonly Column[] {
  const { admin, writing, queueEditor } = messages;
  const names = (known: readonly Named[], ids: unknown) =>
    [ids ?? []].flat().map((id) => known.find((one) => one.id === id)?.name ?? shown(id));
  return [
    { name: admin.name, cell: (record) => shown(record["name"]) },
    { name: writing.shortcut, cell: (record) => (record["shortcut"] ? <kbd>/{shown(record["shortcut"])}</kbd> : null) },
    {
      name: writing.offered,
      cell: (record) =>
        [
          ...names(floor.teams, record["teams"]),
          ...names(floor.queues, record["queues"]),
          ...[record["channels"] ?? []].flat().map((channel) => channelWord(messages, shown(channel))),
        ].join(", ") || writing.everywhere,
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
