import { useState, type ReactElement } from "react";
import { dayOf } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { isDay } from "./hours";
import { DayField } from "./WeekField";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
}

/** Days on which nobody answers. */
export function ClosedDays({
  days,
  onChange,
  ...rest
}: Props & { readonly days: readonly string[]; readonly onChange: (days: readonly string[]) => void }): ReactElement {
  return (
    <Days {...rest} has={(day) => days.includes(day)} onAdd={(day) => onChange([...days, day].toSorted())}>
      {days.map((day) => (
        <Row key={day} day={day} onRemove={() => onChange(days.filter((one) => one !== day))} />
      ))}
    </Days>
  );
}

type Own = Readonly<Record<string, readonly string[]>>;

/** Days with hours of their own. */
export function OwnDays({
  days,
  onChange,
  ...rest
}: Props & { readonly days: Own; readonly onChange: (days: Own) => void }): ReactElement {
  const sorted = Object.entries(days).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return (
    <Days {...rest} has={(day) => day in days} onAdd={(day) => onChange({ ...days, [day]: ["09:00-17:00"] })}>
      {sorted.map(([day, intervals]) => (
        <Row key={day} day={day} onRemove={() => onChange(Object.fromEntries(sorted.filter(([one]) => one !== day)))}>
          <DayField
            label={dayOf(day)}
            intervals={intervals}
            onChange={(changed) => onChange({ ...days, [day]: changed })}
          />
        </Row>
      ))}
    </Days>
  );
}

interface ListProps extends Props {
  readonly has: (day: string) => boolean;
  readonly onAdd: (day: string) => void;
  readonly children: readonly ReactElement[];
}

function Days({ label, hint, error, has, onAdd, children }: ListProps): ReactElement {
  const { queueEditor, records: words } = useAdministrationMessages();
  const [next, setNext] = useState("");
  const add = () => {
    onAdd(next);
    setNext("");
  };
  const isFit = isDay(next) && !has(next);
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children.length > 0 && <ul className={styles.dayList}>{children}</ul>}
      {/* A day that was chosen is meant, also by whoever goes on without the button. */}
      <div
        data-adds
        className={styles.addRow}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && isFit && add()}
      >
        <Field label={words.day} type="date" value={next} onChange={setNext} />
        <Button isDisabled={!isFit} onPress={add} aria-label={`${queueEditor.add}: ${label}`}>
          {queueEditor.add}
        </Button>
      </div>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly day: string;
  readonly onRemove: () => void;
  readonly children?: ReactElement;
}

function Row({ day, onRemove, children }: RowProps): ReactElement {
  const { queueEditor } = useAdministrationMessages();
  return (
    <li className={styles.dayRow}>
      {children ?? <span>{dayOf(day)}</span>}
      <IconButton icon="cross" label={queueEditor.remove(dayOf(day))} onPress={onRemove} />
    </li>
  );
}
