import { useState, type ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { ChoiceField, Field, type Choice } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import type { Numbers } from "./fields";
import styles from "./Editor.module.css";

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** What a key is called, such as a skill. */
  readonly keyLabel: string;
  readonly valueLabel: string;
  /** What keys there are; without, any text is one. */
  readonly keys?: readonly Choice[];
  readonly value: Numbers;
  readonly onChange: (value: Numbers) => void;
  readonly error?: string | undefined;
  readonly start: number;
  readonly digits?: number;
}

/** Numbers by name: a row for each, and one to add the next. */
export function NumbersField(props: Props): ReactElement {
  const { label, hint, keyLabel, valueLabel, keys, value, onChange, error, start, digits = 0 } = props;
  const { queueEditor: words } = useAdministrationMessages();
  const [next, setNext] = useState<string | null>(null);
  const left = keys?.filter(({ id }) => !(id in value));
  const nameOf = (id: string) => keys?.find((key) => key.id === id)?.name ?? id;
  const key = next?.trim() ?? "";

  function add(): void {
    if (key === "" || key in value) return;
    onChange({ ...value, [key]: start });
    setNext(null);
  }

  return (
    <fieldset className={styles.numbers}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {Object.entries(value).map(([id, each]) => (
        <div key={id} className={styles.numberRow}>
          <NumberField
            label={`${nameOf(id)}: ${valueLabel}`}
            value={each}
            digits={digits}
            onChange={(changed) => onChange({ ...value, [id]: changed })}
          />
          <IconButton
            icon="cross"
            label={words.remove(nameOf(id))}
            onPress={() => onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== id)))}
          />
        </div>
      ))}
      {left?.length !== 0 && (
        <div className={styles.numberRow}>
          {left === undefined ? (
            <Field label={keyLabel} value={next ?? ""} onChange={setNext} />
          ) : (
            <ChoiceField label={keyLabel} placeholder={words.choose} choices={left} value={next} onChange={setNext} />
          )}
          <Button isDisabled={key === ""} onPress={add} aria-label={`${words.add}: ${label}`}>
            {words.add}
          </Button>
        </div>
      )}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
