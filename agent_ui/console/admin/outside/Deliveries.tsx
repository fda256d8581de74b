import { useCallback, useState, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { moment } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Chip, EmptyState, Skeleton, type Tone } from "../../ui/Marks";
import { RecordTable, type Column } from "../RecordTable";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { readLog, sendAgain, sendSince, type Delivery, type Endpoint } from "./calls";
import { kindIn } from "./kinds";
import styles from "../things/Things.module.css";

const TONES: Readonly<Record<string, Tone>> = { delivered: "good", failed: "bad", wanted: "accent" };

interface Props {
  readonly endpoint: Endpoint;
  readonly onDone: () => void;
}

/** What was sent to an endpoint, and the way to send it again. */
export function Deliveries({ endpoint, onDone }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.outside;
  // Of later pages nothing changes any more, but of the first everything may.
  const [before, setBefore] = useState<string | null>(null);
  const { value, problem, refresh } = useFetched(
    useCallback(() => readLog(endpoint.id, before), [endpoint.id, before]),
    LIVE_MS,
  );

  async function again(delivery: Delivery): Promise<void> {
    await attempt(() => sendAgain(endpoint.id, delivery.id));
    refresh();
  }

  return (
    <section className={styles.section} aria-label={words.log}>
      <h3>{words.log}</h3>
      {problem !== null && value === null && (
        <EmptyState icon="warning" title={problem}>
          <Button onPress={refresh}>{messages.retry}</Button>
        </EmptyState>
      )}
      {problem === null && value === null && <Skeleton lines={4} label={messages.loading} />}
      {value?.deliveries.length === 0 && <p className={styles.hint}>{words.noLog}</p>}
      {value !== null && value.deliveries.length > 0 && (
        <RecordTable
          label={words.logOf(endpoint.name)}
          columns={columnsOf(messages, endpoint, (delivery) => void again(delivery))}
          records={value.deliveries.map((one) => ({ ...one }))}
        />
      )}
      {value !== null && value.next !== null && (
        <div>
          <Button onPress={() => setBefore(value.next)}>{words.more}</Button>
        </div>
      )}
      <SinceForm endpoint={endpoint} onDone={onDone} />
    </section>
  );
}

/** Everything since a moment once more. */
function SinceForm({ endpoint, onDone }: Props): ReactElement {
  const { outside: words } = useAdministrationMessages();
  const [since, setSince] = useState("");
  const [fault, setFault] = useState<string | undefined>(undefined);

  async function send(): Promise<void> {
    const at = Date.parse(since);
    if (Number.isNaN(at)) return setFault(words.sinceMissing);
    setFault(undefined);
    await attempt(async () => {
      await sendSince(endpoint.id, new Date(at).toISOString());
      notify(words.sentSince);
    });
    onDone();
    return undefined;
  }

  return (
    <div className={styles.tools}>
      <Field
        label={words.since}
        hint={words.sinceHint}
        type="datetime-local"
        value={since}
        onChange={setSince}
        error={fault}
      />
      <Button onPress={() => void send()}>{words.sendSince}</Button>
    </div>
  );
}

function columnsOf(
  { outside: words }: AdministrationMessages,
  endpoint: Endpoint,
  onAgain: (delivery: Delivery) => void,
): readonly Column[] {
  const as = (record: unknown) => record as Delivery;
  return [
    { name: words.event, cell: (record) => kindIn(words, as(record).kind) },
    { name: words.lastTry, cell: (record) => moment(as(record).last_at) },
    {
      name: words.state,
      cell: (record) => (
        <Chip tone={TONES[as(record).fate] ?? "plain"}>{words.fates[as(record).fate] ?? as(record).fate}</Chip>
      ),
    },
    { name: words.tries, cell: (record) => as(record).attempts },
    {
      name: words.answer,
      cell: (record) => {
        const { status, error } = as(record);
        // What the other side or the way to it said is in no language of ours.
        return status ?? <span lang="en">{error}</span>;
      },
    },
    {
      name: words.action,
      cell: (record) =>
        endpoint.paused === "" &&
        as(record).fate !== "wanted" && (
          <Button
            isSmall
            aria-label={words.againThis(
              words.kindNames[as(record).kind] ?? as(record).kind,
              moment(as(record).last_at),
            )}
            onPress={() => onAgain(as(record))}
          >
            {words.again}
          </Button>
        ),
    },
  ];
}
