import type { ReactElement } from "react";
import { useAdministrationMessages } from "../i18n/administration";
import { CheckField } from "../ui/CheckField";
import { ChoiceField } from "../ui/Field";
import { aloneAre, USUAL, type Sharing } from "./house";
import { FieldInput } from "./things/FieldInput";
import { RowsField } from "./things/RowsField";
import type { Values } from "./things/shapes";
import { useNames } from "./things/useNames";
import styles from "./things/Things.module.css";

const NAMED = "named";

interface Props {
  readonly value: Sharing;
  /** The budgets as they are being written. */
  readonly budgets: readonly Values[];
  readonly budgetsFault: string | undefined;
  readonly onChange: (value: Sharing) => void;
  readonly onBudgets: (rows: readonly Values[]) => void;
}

/** What one agent may hold side by side. */
export function SharingFields({ value, budgets, budgetsFault, onChange, onBudgets }: Props): ReactElement {
  const { records } = useAdministrationMessages();
  const namesOf = useNames();
  const words = records.house;
  const channels = namesOf("channels");
  const { exclusive, interrupts } = value;
  const nameOf = (channel: string) => channels.find(({ id }) => id === channel)?.name ?? channel;
  const alone = exclusive === USUAL ? [] : exclusive;
  return (
    <section className={styles.section} aria-label={words.sharing}>
      <h2 className={styles.title}>{words.sharing}</h2>
      <p className={styles.hint}>{words.sharingHint}</p>
      <UsualOr
        label={words.alone}
        names={words.aloneOf}
        isUsual={exclusive === USUAL}
        onChange={(isUsual) => onChange(aloneAre(value, isUsual ? USUAL : []))}
      />
      {exclusive !== USUAL && (
        <>
          <CheckField
            label={words.aloneChannels}
            choices={channels}
            value={exclusive}
            onChange={(chosen) => onChange(aloneAre(value, chosen))}
          />
          <p className={styles.hint}>{words.aloneHint}</p>
        </>
      )}
      {alone.length > 0 && (
        <UsualOr
          label={words.interrupts}
          names={words.interruptsOf}
          isUsual={interrupts === USUAL}
          onChange={(isUsual) => onChange(aloneAre({ ...value, interrupts: isUsual ? USUAL : {} }, alone))}
        />
      )}
      {interrupts !== USUAL &&
        alone.map((channel) => (
          <CheckField
            key={channel}
            label={words.beside(nameOf(channel))}
            choices={channels.filter(({ id }) => !alone.includes(id))}
            value={interrupts[channel] ?? []}
            onChange={(chosen) => onChange({ ...value, interrupts: { ...interrupts, [channel]: chosen } })}
          />
        ))}
      <RowsField
        kind="budgets"
        label={words.budgets}
        hint={words.budgetsHint}
        rows={budgets}
        onChange={onBudgets}
        namesOf={namesOf}
        error={budgetsFault}
        input={FieldInput}
      />
    </section>
  );
}

interface UsualOrProps {
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
  readonly isUsual: boolean;
  readonly onChange: (isUsual: boolean) => void;
}

function UsualOr({ label, names, isUsual, onChange }: UsualOrProps): ReactElement {
  const { queueEditor } = useAdministrationMessages();
  return (
    <ChoiceField
      label={label}
      placeholder={queueEditor.choose}
      choices={Object.entries(names).map(([id, name]) => ({ id, name }))}
      value={isUsual ? USUAL : NAMED}
      onChange={(id) => onChange(id === USUAL)}
    />
  );
}
