import { useState, type ReactElement } from "react";
import { ask } from "../desk/http";
import { explain, notify } from "../desk/notices";
import { useAdministrationMessages } from "../i18n/administration";
import { Button } from "../ui/Button";
import { ChoiceField, Field } from "../ui/Field";
import { EmptyState, Skeleton } from "../ui/Marks";
import { useLeaving } from "./queues/useLeaving";
import { LeaveQuestion } from "./queues/Questions";
import { useFetched } from "../desk/useFetched";
import styles from "./things/Things.module.css";

/** What is said of the whole house. */
interface House {
  readonly company: string;
  readonly idle_clock: string;
  readonly alert_text: string;
}

const readHouse = async (): Promise<House> => {
  const { company, idle_clock, alert_text } = await ask<House>("GET", "api/admin/export");
  return { company, idle_clock, alert_text };
};

const LONGEST = 200;

/** The name of the company, and what holds for every queue and every agent. */
export function CompanyPage(): ReactElement {
  const messages = useAdministrationMessages();
  const { value, problem, refresh } = useFetched(readHouse);
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  return <Form key={JSON.stringify(value)} before={value} onSaved={refresh} />;
}

interface FormProps {
  readonly before: House;
  readonly onSaved: () => void;
}

function Form({ before, onSaved }: FormProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor, records } = messages;
  const words = records.house;
  const [after, setAfter] = useState(before);
  const [isSaving, setSaving] = useState(false);
  const names = (["company", "idle_clock", "alert_text"] as const).filter((name) => after[name] !== before[name]);
  const [leave, setLeave] = useLeaving(names.length > 0);
  const company = after.company.trim();
  const fault = company === "" ? records.nameNeeded : company.length > LONGEST ? words.tooLong(LONGEST) : undefined;

  async function save(): Promise<void> {
    setSaving(true);
    try {
      const floor = Object.fromEntries(names.map((name) => [name, after[name].trim()]));
      await ask("POST", "api/admin/apply", { floor, dry_run: false, prune: false });
      notify(records.saved);
      onSaved();
    } catch (error) {
      notify(explain(error), "problem");
    }
    setSaving(false);
  }

  return (
    <div className={styles.editor}>
      <p className={styles.hint}>{words.lead}</p>
      <section className={styles.section} aria-label={records.settings}>
        <Field
          label={words.company}
          hint={words.companyHint}
          value={after.company}
          onChange={(text) => setAfter({ ...after, company: text })}
          error={fault}
        />
        <Chosen
          label={words.idleClock}
          hints={words.idleClocks}
          value={after.idle_clock}
          onChange={(idle_clock) => setAfter({ ...after, idle_clock })}
        />
        <Chosen
          label={words.alertText}
          hints={words.alertTexts}
          value={after.alert_text}
          onChange={(alert_text) => setAfter({ ...after, alert_text })}
        />
      </section>
      <footer className={styles.foot} data-foot>
        <p role="status">{names.length === 0 ? queueEditor.noChanges : queueEditor.changes(names.length)}</p>
        <Button isDisabled={names.length === 0} onPress={() => setAfter(before)}>
          {queueEditor.discard}
        </Button>
        <Button
          tone="primary"
          isDisabled={names.length === 0 || fault !== undefined || isSaving}
          onPress={() => void save()}
        >
          {messages.save}
        </Button>
      </footer>
      {leave !== null && (
        <LeaveQuestion
          lead={records.leaveLead}
          onStay={() => setLeave(null)}
          onLeave={() => {
            setLeave(null);
            setAfter(before);
            leave();
          }}
        />
      )}
    </div>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly hints: Readonly<Record<string, { readonly name: string; readonly detail: string }>>;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One of a few, with what it means beneath. */
function Chosen({ label, hints, value, onChange }: ChosenProps): ReactElement {
  const { queueEditor } = useAdministrationMessages();
  return (
    <div className={styles.hinted}>
      <ChoiceField
        label={label}
        placeholder={queueEditor.choose}
        choices={Object.entries(hints).map(([id, { name }]) => ({ id, name }))}
        value={value}
        onChange={onChange}
      />
      <p className={styles.hint}>{hints[value]?.detail}</p>
    </div>
  );
}
