import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import type { Wording } from "../queues/wording";
import { WordingField } from "../queues/WordingField";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly Wording[];
  readonly onChange: (value: readonly Wording[]) => void;
  readonly error: string | undefined;
}

/** Several texts for customers, in an order. */
export function WordingsField({ label, hint, value, onChange, error }: Props): ReactElement {
  const { queueEditor, accounts: words } = useAdministrationMessages();
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {value.map((wording, place) => (
        // They have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className={styles.offered}>
          <WordingField
            label={words.numbered(place + 1)}
            value={wording}
            onChange={(text) => onChange(value.with(place, text))}
            errorOf={() => undefined}
          />
          <IconButton
            icon="cross"
            label={queueEditor.remove(`${label} ${words.numbered(place + 1)}`)}
            onPress={() => onChange(value.toSpliced(place, 1))}
          />
        </div>
      ))}
      <div>
        <Button isSmall onPress={() => onChange([...value, ""])} aria-label={`${queueEditor.add}: ${label}`}>
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
