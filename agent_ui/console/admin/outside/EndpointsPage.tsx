import { useState, type ReactElement } from "react";
import { go } from "../../desk/view";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { listed, moment } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Chip, EmptyState, Skeleton } from "../../ui/Marks";
import { RecordTable, type Column } from "../RecordTable";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { readEndpoints, type Endpoint, type Made } from "./calls";
import { EndpointDialog } from "./EndpointDialog";
import { SecretDialog } from "./SecretDialog";
import styles from "../things/Things.module.css";

/** Where other systems are told what happens, and how each of them does. */
export function EndpointsPage(): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.outside;
  const { value, problem, refresh } = useFetched(readEndpoints, LIVE_MS);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  const make = (
    <Button tone="primary" onPress={() => setMaking(true)}>
      {words.newEndpoint}
    </Button>
  );
  return (
    <>
      {value.endpoints.length === 0 ? (
        <EmptyState icon="queue" title={words.noEndpoints} detail={words.endpointsLead}>
          {make}
        </EmptyState>
      ) : (
        <>
          <p className={styles.lead}>{words.endpointsLead}</p>
          <div className={styles.tools}>{make}</div>
          <RecordTable
            label={messages.admin.endpoints}
            columns={columnsOf(messages)}
            records={value.endpoints.map((one) => ({ ...one }))}
          />
        </>
      )}
      {isMaking && (
        <EndpointDialog
          before={null}
          kinds={value.kinds}
          onClose={() => setMaking(false)}
          onMade={(now) => {
            setMaking(false);
            setMade(now);
            refresh();
          }}
        />
      )}
      {made !== null && (
        <SecretDialog
          title={words.secretOf(made.endpoint.name)}
          lead={words.secretNow}
          secret={made.secret}
          label={words.copySecret}
          onClose={() => {
            setMade(null);
            go({ page: "admin", section: "endpoints", id: made.endpoint.id });
          }}
        />
      )}
    </>
  );
}

interface StateProps {
  readonly endpoint: Endpoint;
}

/** Whether it is told, and why not. */
export function EndpointState({ endpoint }: StateProps): ReactElement {
  const { outside: words } = useAdministrationMessages();
  if (endpoint.paused !== "") {
    const tone = endpoint.paused === "by_hand" ? "warn" : "bad";
    return <Chip tone={tone}>{words.pausedStates[endpoint.paused] ?? endpoint.paused}</Chip>;
  }
  if (endpoint.failing_since === null) return <Chip tone="good">{words.told}</Chip>;
  // One child of its cell: on a telephone a second one would stand where the names of the columns do.
  return (
    <span>
      <Chip tone="bad">{words.failing}</Chip> {words.failingSince(moment(endpoint.failing_since))}
      {endpoint.next_at !== null && <> · {words.nextAt(moment(endpoint.next_at))}</>}
    </span>
  );
}

function columnsOf({ admin, outside: words }: AdministrationMessages): readonly Column[] {
  const as = (record: unknown) => record as Endpoint;
  return [
    { name: admin.name, cell: (record) => as(record).name },
    { name: words.address, cell: (record) => as(record).url },
    {
      name: words.kinds,
      cell: (record) =>
        as(record).kinds.length === 0
          ? words.allKinds
          : listed(as(record).kinds.map((kind) => words.kindNames[kind] ?? kind)),
    },
    { name: words.state, cell: (record) => <EndpointState endpoint={as(record)} /> },
    {
      name: words.action,
      cell: (record) => (
        <Button
          isSmall
          aria-label={words.logOf(as(record).name)}
          onPress={() => go({ page: "admin", section: "endpoints", id: as(record).id })}
        >
          {words.log}
        </Button>
      ),
    },
  ];
}
