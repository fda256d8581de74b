import type { ReactElement } from "react";
import { useConsole } from "../desk/store";
import type { Floor } from "../desk/floor";
import type { Named } from "../desk/people";
import { go } from "../desk/view";
import { channelWord } from "../desk/words";
import { useAdministrationMessages, type AdministrationMessages } from "../i18n/administration";
import { Button } from "../ui/Button";
import { channelIcon, Icon } from "../ui/Icon";
import { EmptyState, Skeleton } from "../ui/Marks";
import { Activity } from "./Activity";
import { Copyable } from "./Copyable";
import { Health } from "./Health";
import type { Column } from "./RecordTable";
import { FoundRecords } from "./things/FoundRecords";
import { NEW } from "./things/ThingList";
import { useNames } from "./things/useNames";
import { field, records, shown, type AccountHealth, type AdminRecord } from "./records";
import { LIVE_MS, useFetched } from "../desk/useFetched";
import styles from "./Admin.module.css";

const plain = (name: string, ...fields: readonly string[]): Column => ({
  name,
  cell: (record) => shown(field(record, ...fields)),
});

/** Records name each other by id; readers know them by name. */
const named = (name: string, names: readonly Named[], ...fields: readonly string[]): Column => ({
  name,
  cell: (record) =>
    [field(record, ...fields) ?? []]
      .flat()
      .map((id) => names.find((one) => one.id === id)?.name ?? shown(id))
      .join(", "),
});

function columnsOf(messages: AdministrationMessages, floor: Floor): readonly Column[] {
  const { admin, queueEditor } = messages;
  return [
    { name: admin.channel, cell: (record) => <Channel name={shown(record["channel"])} messages={messages} /> },
    plain(admin.name, "name"),
    plain(admin.address, "address"),
    named(admin.queue, floor.queues, "queue", "queue_id"),
    { name: admin.entrance, cell: (record) => <Entrance record={record} messages={messages} /> },
    { name: admin.health, cell: (record) => healthOf(record, messages) },
    {
      name: queueEditor.editShort,
      cell: (record) => (
        <Button
          isSmall
          icon="pencil"
          aria-label={queueEditor.edit(shown(record["name"]))}
          onPress={() => go({ page: "admin", section: "accounts", id: record.id })}
        >
          {queueEditor.editShort}
        </Button>
      ),
    },
  ];
}

const toldOf = (record: AdminRecord, messages: AdministrationMessages, { queues }: Floor): readonly string[] => [
  channelWord(messages, shown(record["channel"])),
  shown(record["name"]),
  shown(record["address"]),
  queues.find(({ id }) => id === record["queue"])?.name ?? shown(record["queue"]),
];

const readAccounts = () => records("accounts");

/** Where customers reach the company, and how each way does. */
export function Accounts(): ReactElement {
  const messages = useAdministrationMessages();
  const floor = useConsole((state) => state.floor);
  const namesOf = useNames("accounts");
  const { value, problem, refresh } = useFetched(readAccounts, LIVE_MS);
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  const { accounts: words } = messages;
  const make = (
    <Button tone="primary" onPress={() => go({ page: "admin", section: "accounts", id: NEW })}>
      {words.newAccount}
    </Button>
  );
  if (value.length === 0) {
    return (
      <EmptyState icon="queue" title={words.noneYet} detail={words.noneYetDetail}>
        {make}
      </EmptyState>
    );
  }
  return (
    <>
      <FoundRecords
        kind="accounts"
        columns={columnsOf(messages, floor)}
        records={value}
        told={(record) => toldOf(record, messages, floor)}
        namesOf={namesOf}
        make={make}
        onChanged={refresh}
      />
    </>
  );
}

const EXAMPLE = "hub apply --example";

/** A floor is described in a file; nobody should have to find that out elsewhere. */
export function NothingYet({ messages: { admin } }: { readonly messages: AdministrationMessages }): ReactElement {
  return (
    <EmptyState icon="queue" title={admin.none} detail={admin.noneDetail}>
      <Copyable text={EXAMPLE} label={admin.copyCommand} />
    </EmptyState>
  );
}

function Channel({
  name,
  messages,
}: {
  readonly name: string;
  readonly messages: AdministrationMessages;
}): ReactElement {
  return (
    <span className={styles.channel}>
      <Icon name={channelIcon(name)} />
      {channelWord(messages, name)}
    </span>
  );
}

/** What the provider, or the company's own page, has to be told. */
function Entrance({ record, messages: { admin } }: RecordProps): ReactElement | null {
  const webhook = shown(record["webhook_url"]);
  const widget = shown(record["widget"]);
  const name = shown(record["name"]);
  if (webhook !== "") return <Copyable text={webhook} label={admin.copyWebhook(name)} />;
  return widget === "" ? null : <Copyable text={widget} label={admin.copyWidget(name)} />;
}

interface RecordProps {
  readonly record: AdminRecord;
  readonly messages: AdministrationMessages;
}

function healthOf(record: AdminRecord, messages: AdministrationMessages): ReactElement {
  if (record["is_active"] === false) return <Activity record={record} messages={messages} />;
  return <Health health={(record["health"] ?? null) as AccountHealth | null} />;
}
