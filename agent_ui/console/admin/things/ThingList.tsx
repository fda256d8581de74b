import { useCallback, type ReactElement } from "react";
import { go } from "../../desk/view";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { Activity } from "../Activity";
import type { Column } from "../RecordTable";
import { records, shown, type AdminRecord } from "../records";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { FoundRecords } from "./FoundRecords";
import type { FieldSpec } from "./shapes";
import { SPECS, type EditedKind } from "./specs";
import { ReadyRoles } from "./ReadyRoles";
import { useNames } from "./useNames";
import { valueWords, type NamesOf } from "./words";
import styles from "./Things.module.css";

/** Stands in an address where the id of one that is there would. */
export const NEW = "+";

/** Fields that are told only on the page of the thing. */
const UNLISTED = new Set([
  "closed_days",
  "extra_days",
  "language",
  "channel_presence",
  "skills",
  "team_roles",
  "label",
  "edited_by",
  "place",
  "settings",
  "client_id",
  "scopes",
  "first_roles",
  "first_teams",
  "role_rules",
  "signs_out_there",
]);

/** Everything of a kind, found by typing, and the way to make another one. */
export function ThingList({ kind }: { readonly kind: EditedKind }): ReactElement {
  const messages = useAdministrationMessages();
  const namesOf = useNames(kind);
  const { value, problem, refresh } = useFetched(
    useCallback(() => records(kind), [kind]),
    LIVE_MS,
  );
  const { admin, records: words } = messages;
  const make = (
    <Button tone="primary" onPress={() => go({ page: "admin", section: kind, id: NEW })}>
      {words.newShort[kind]}
    </Button>
  );
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  if (value.length === 0) {
    return (
      <>
        <EmptyState icon="queue" title={admin.none} detail={words.leads[kind]}>
          {make}
        </EmptyState>
        {kind === "roles" && <ReadyRoles />}
      </>
    );
  }
  return (
    <>
      <p className={styles.lead}>{words.leads[kind]}</p>
      <FoundRecords
        kind={kind}
        columns={columnsOf(kind, messages, namesOf)}
        records={value}
        told={(record) => toldOf(kind, record, messages, namesOf)}
        namesOf={namesOf}
        make={make}
        onChanged={refresh}
      />
      {kind === "roles" && <ReadyRoles />}
    </>
  );
}

const listed = (kind: EditedKind): readonly FieldSpec[] => SPECS[kind].filter(({ name }) => !UNLISTED.has(name));

const toldOf = (
  kind: EditedKind,
  record: AdminRecord,
  messages: AdministrationMessages,
  namesOf: NamesOf,
): readonly string[] => [
  shown(record["email"]),
  ...listed(kind).map((spec) => valueWords(messages, spec, record[spec.name], namesOf)),
];

function columnsOf(kind: EditedKind, messages: AdministrationMessages, namesOf: NamesOf): readonly Column[] {
  const { admin, queueEditor, records: words } = messages;
  const [first, ...others] = listed(kind);
  // What has no name is called by its id.
  const isNamed = first?.name === "name";
  const [name, rest] = isNamed ? [first, others] : [undefined, listed(kind)];
  const column = (spec: FieldSpec): Column => ({
    name: spec.name === "name" ? admin.name : (words.labels[`${kind}.${spec.name}`] ?? spec.name),
    cell: (record) => valueWords(messages, spec, record[spec.name], namesOf),
  });
  const key: Column =
    kind === "people"
      ? { name: admin.email, cell: (record) => shown(record["email"]) }
      : { name: isNamed ? admin.id : admin.name, cell: (record) => record.id };
  return [
    ...(name === undefined ? [] : [column(name)]),
    key,
    ...rest.map(column),
    { name: admin.state, cell: (record) => <Activity record={record} messages={messages} /> },
    {
      name: queueEditor.editShort,
      cell: (record) => (
        <Button
          isSmall
          icon="pencil"
          aria-label={queueEditor.edit(shown(record["name"]) || record.id)}
          onPress={() => go({ page: "admin", section: kind, id: record.id })}
        >
          {queueEditor.editShort}
        </Button>
      ),
    },
  ];
}
