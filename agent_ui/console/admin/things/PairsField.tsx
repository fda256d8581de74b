import { useState, type ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
  readonly error: string | undefined;
}

/** What has to be what: a row for each, and one to add the next. */
export function PairsField({ label, hint, value, onChange, error }: Props): ReactElement {
  const { queueEditor, accounts: words } = useAdministrationMessages();
  const [next, setNext] = useState("");
  const name = next.trim();
  const isNew = name !== "" && !(name in value);
  const add = () => {
    onChange({ ...value, [name]: "" });
    setNext("");
  };
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {Object.entries(value).map(([key, text]) => (
        <div key={key} className={styles.addRow}>
          <Field label={key} value={text} onChange={(typed) => onChange({ ...value, [key]: typed })} />
          <IconButton
            icon="cross"
            label={queueEditor.remove(key)}
            onPress={() => onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))}
          />
        </div>
      ))}
      <div data-adds className={styles.addRow}>
        <Field label={words.pairName} value={next} onChange={setNext} />
        <Button isDisabled={!isNew} onPress={add} aria-label={`${queueEditor.add}: ${label}`}>
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
