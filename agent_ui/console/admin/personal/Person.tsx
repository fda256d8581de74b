import { useCallback, useState, type ReactElement } from "react";
import { called } from "../../desk/called";
import { attempt } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { moment, number } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Field, Toggle } from "../../ui/Field";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { useFetched } from "../../desk/useFetched";
import { copyUrl, liftHold, putHold, readHeld, type Held } from "./calls";
import { EraseDialog } from "./EraseDialog";
import styles from "../things/Things.module.css";

const LIVE_MS = 3_000;

interface Props {
  readonly id: string;
  readonly onBack: () => void;
}

/** One customer: what is held of her where, and what may be done with it. */
export function Person({ id, onBack }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.personal;
  const { value, problem, refresh } = useFetched(
    useCallback(() => readHeld(id), [id]),
    LIVE_MS,
  );
  if (value === null) {
    return problem === null ? (
      <Skeleton lines={6} label={messages.loading} />
    ) : (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={onBack}>{words.back}</Button>
      </EmptyState>
    );
  }
  return (
    <section className={styles.section} aria-label={called(messages, value)}>
      <div>
        <Button isSmall icon="back" onPress={onBack}>
          {words.back}
        </Button>
      </div>
      <h2 className={styles.title}>{called(messages, value)}</h2>
      {value.addresses.length > 0 && <p className={styles.lead}>{value.addresses.join(", ")}</p>}
      <Counts held={value} />
      {value.erasure === null ? (
        <Deeds held={value} onDone={refresh} />
      ) : (
        <p role="status">
          {value.erasure.finished_at === null ? words.underway : words.doneAt(moment(value.erasure.finished_at))}
        </p>
      )}
    </section>
  );
}

/** By store how many rows hold something of her. */
function Counts({ held }: { readonly held: Held }): ReactElement {
  const { personal: words } = useAdministrationMessages();
  const counts = Object.entries(held.counts);
  if (counts.length === 0) return <p>{words.nothingHeld}</p>;
  return (
    <dl className={styles.counts} aria-label={words.heldWhere}>
      {counts.map(([table, count]) => (
        <div key={table}>
          <dt>{words.stores[table as keyof typeof words.stores] ?? table}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Deeds({ held, onDone }: { readonly held: Held; readonly onDone: () => void }): ReactElement {
  const { personal: words } = useAdministrationMessages();
  const [withNotes, setWithNotes] = useState(false);
  const [isErasing, setErasing] = useState(false);
  return (
    <>
      <h3>{words.copy}</h3>
      <Toggle label={words.withNotes} hint={words.withNotesHint} isOn={withNotes} onChange={setWithNotes} />
      <p>
        <a className={styles.link} href={copyUrl(held.id, withNotes)} download>
          {words.fetchCopy}
        </a>
      </p>
      <h3>{words.hold}</h3>
      <HoldPart held={held} onDone={onDone} />
      <h3>{words.erasure}</h3>
      <p className={styles.hint}>{held.hold === null ? words.erasureHint : words.heldHint}</p>
      <div>
        <Button tone="danger" isDisabled={held.hold !== null} onPress={() => setErasing(true)}>
          {words.erase}
        </Button>
      </div>
      {isErasing && <EraseDialog held={held} onClose={() => setErasing(false)} onDone={onDone} />}
    </>
  );
}

/** Why nothing of her may be erased, or the reason for which it may not be from now on. */
function HoldPart({ held, onDone }: { readonly held: Held; readonly onDone: () => void }): ReactElement {
  const { personal: words } = useAdministrationMessages();
  const [reason, setReason] = useState("");

  async function change(does: () => Promise<unknown>): Promise<void> {
    await attempt(does);
    setReason("");
    onDone();
  }

  if (held.hold !== null) {
    return (
      <>
        <p>{words.heldBy(held.hold.by_name, moment(held.hold.since), held.hold.reason)}</p>
        <div>
          <Button onPress={() => void change(() => liftHold(held.id))}>{words.lift}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <Field label={words.reason} hint={words.reasonHint} value={reason} onChange={setReason} />
      <div>
        <Button isDisabled={reason.trim() === ""} onPress={() => void change(() => putHold(held.id, reason))}>
          {words.holdHer}
        </Button>
      </div>
    </>
  );
}
