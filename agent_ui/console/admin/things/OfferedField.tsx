import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import type { Wording } from "../queues/wording";
import { WordingField } from "../queues/WordingField";
import { earlier, nameOf, withOffered, type Offered } from "./offered";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly Offered[];
  readonly onChange: (value: readonly Offered[]) => void;
  readonly error: string | undefined;
}

/** What may be chosen, in its order; each can have a text for each language. */
export function OfferedField({ label, hint, value, onChange, error }: Props): ReactElement {
  const { queueEditor, records: words } = useAdministrationMessages();
  const [next, setNext] = useState("");
  const more = withOffered(value, next);
  const add = () => {
    onChange(more);
    setNext("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || more === value) return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <ol className={styles.dayList}>
        {value.map((one, place) => (
          <li key={one.key} className={styles.offered}>
            <Label
              offered={one}
              onChange={(text) => onChange(value.map((each) => (each === one ? { ...one, label: text } : each)))}
            />
            <div className={styles.corner}>
              {place > 0 && (
                <IconButton
                  icon="up"
                  label={words.earlier(nameOf(one))}
                  onPress={() => onChange(earlier(value, place))}
                />
              )}
              <IconButton
                icon="cross"
                label={queueEditor.remove(nameOf(one))}
                onPress={() => onChange(value.filter((each) => each !== one))}
              />
            </div>
          </li>
        ))}
      </ol>
      {/* The key belongs to the field in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div data-adds className={styles.addRow} onKeyDown={onKeyDown}>
        <Field label={words.offeredNew} value={next} onChange={setNext} />
        <Button isDisabled={more === value} onPress={add} aria-label={`${queueEditor.add}: ${label}`}>
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

interface LabelProps {
  readonly offered: Offered;
  readonly onChange: (label: Wording) => void;
}

/** What people read of it: a line, and one for each language where that is wanted. */
function Label({ offered: { key, label }, onChange }: LabelProps): ReactElement {
  const { records: words } = useAdministrationMessages();
  const [isWide, setWide] = useState(false);
  if (isWide || typeof label !== "string") {
    return <WordingField label={words.offeredLabel(key)} value={label} onChange={onChange} errorOf={() => undefined} />;
  }
  return (
    <div className={styles.addRow}>
      <Field label={words.offeredLabel(key)} value={label} onChange={onChange} />
      <Button isSmall tone="quiet" aria-label={words.inLanguagesOf(key)} onPress={() => setWide(true)}>
        {words.inLanguages}
      </Button>
    </div>
  );
}
