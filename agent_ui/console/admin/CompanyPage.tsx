import { useState, type ReactElement } from "react";
import { ask, Problem } from "../desk/http";
import { explain, notify } from "../desk/notices";
import { useAdministrationMessages } from "../i18n/administration";
import { refusal } from "../i18n/refusals";
import { Button } from "../ui/Button";
import { ChoiceField, Field } from "../ui/Field";
import { EmptyState, Skeleton } from "../ui/Marks";
import { budgetsOf, readHouse, rowsOfBudgets, type House } from "./house";
import { useLeaving } from "./queues/useLeaving";
import { LeaveQuestion } from "./things/Questions";
import { UnsavedFoot } from "./things/UnsavedFoot";
import { isSame } from "./same";
import { SharingFields } from "./SharingFields";
import { useFetched } from "../desk/useFetched";
import { records as recordsOf, shown } from "./records";
import { rowFault } from "./things/faults";
import styles from "./things/Things.module.css";

const LONGEST = 200;
const INVALID = 422;
const NAMES = ["company", "idle_clock", "alert_text", "second_step", "passwords", "sharing"] as const;

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
  const [rows, setRows] = useState(() => rowsOfBudgets(before.sharing.budgets));
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const budgets = budgetsOf(rows);
  const written: House = { ...after, sharing: { ...after.sharing, budgets: budgets ?? {} } };
  const names = NAMES.filter(
    (name) => !isSame(written[name], before[name]) || (name === "sharing" && budgets === null),
  );
  const [leave, setLeave] = useLeaving(names.length > 0);
  const company = after.company.trim();
  const fault = company === "" ? records.nameNeeded : company.length > LONGEST ? words.tooLong(LONGEST) : undefined;
  const budgetsFault = rowFault("budgets", rows, records) ?? (budgets === null ? words.sameName : undefined);

  function change(changed: House): void {
    setRefused([]);
    setAfter(changed);
  }

  /** What the hub says of a place: of which channel or budget, and what. */
  function told(line: string): string {
    const [path = "", ...sentence] = line.split(": ");
    const [, , about] = path.split(".");
    const text = refusal(messages, sentence.join(": "), "invalid");
    return about === undefined ? text : records.pair(about, text);
  }

  function discard(): void {
    change(before);
    setRows(rowsOfBudgets(before.sharing.budgets));
  }

  async function save(): Promise<void> {
    setSaving(true);
    try {
      const floor = Object.fromEntries(names.map((name) => [name, written[name]]));
      await ask("POST", "api/admin/apply", {
        floor: { ...floor, ...("company" in floor ? { company } : {}) },
        dry_run: false,
        prune: false,
      });
      notify(records.saved);
      onSaved();
    } catch (error) {
      if (error instanceof Problem && error.status === INVALID) setRefused(error.detail.split("\n").map(told));
      else notify(explain(error), "problem");
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
          onChange={(text) => change({ ...after, company: text })}
          error={fault}
        />
        <Chosen
          label={words.idleClock}
          hints={words.idleClocks}
          value={after.idle_clock}
          onChange={(idle_clock) => change({ ...after, idle_clock })}
        />
        <Chosen
          label={words.alertText}
          hints={words.alertTexts}
          value={after.alert_text}
          onChange={(alert_text) => change({ ...after, alert_text })}
        />
        <Chosen
          label={words.secondStep}
          hints={words.secondSteps}
          value={after.second_step}
          onChange={(second_step) => change({ ...after, second_step })}
        />
        <PasswordsField value={after.passwords} onChange={(passwords) => change({ ...after, passwords })} />
      </section>
      <SharingFields
        value={after.sharing}
        budgets={rows}
        budgetsFault={budgetsFault}
        onChange={(sharing) => change({ ...after, sharing })}
        onBudgets={(changed) => {
          setRefused([]);
          setRows(changed);
        }}
      />
      <div role="alert">
        {refused.map((line) => (
          <p key={line} className={styles.error}>
            {line}
          </p>
        ))}
      </div>
      <UnsavedFoot
        told={names.length === 0 ? queueEditor.noChanges : queueEditor.changes(names.length)}
        isChanged={names.length > 0}
        onDiscard={discard}
      >
        <Button
          tone="primary"
          isDisabled={names.length === 0 || fault !== undefined || budgetsFault !== undefined || isSaving}
          onPress={() => void save()}
        >
          {messages.save}
        </Button>
      </UnsavedFoot>
      {leave !== null && (
        <LeaveQuestion
          lead={records.leaveLead}
          onStay={() => setLeave(null)}
          onLeave={() => {
            setLeave(null);
            discard();
            leave();
          }}
        />
      )}
    </div>
  );
}

const EVERYBODY = "everybody";

const readAdministrators = async () =>
  (await recordsOf("people")).filter(
    (one) => one["is_active"] !== false && (one["roles"] as readonly string[]).includes("administrator"),
  );

/** Everybody, or the one administrator who keeps hers where all others come by a provider. */
function PasswordsField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const words = useAdministrationMessages().records.house;
  const administrators = useFetched(readAdministrators).value ?? [];
  const only = administrators.map((one) => [
    shown(one["email"]),
    { name: words.passwordsOnly(shown(one["name"]) || shown(one["email"])), detail: words.passwordsOf.oneDetail },
  ]);
  return (
    <Chosen
      label={words.passwords}
      hints={{
        [EVERYBODY]: { name: words.passwordsOf.everybody, detail: words.passwordsOf.everybodyDetail },
        ...Object.fromEntries(only),
        ...(value === EVERYBODY || only.some(([email]) => email === value)
          ? {}
          : { [value]: { name: words.passwordsOnly(value), detail: words.passwordsOf.oneDetail } }),
      }}
      value={value}
      onChange={onChange}
    />
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
