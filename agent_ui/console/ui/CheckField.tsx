import type { ReactElement } from "react";
import { CheckboxGroup, FieldError, Label } from "react-aria-components";
import { CheckBox } from "./CheckBox";
import styles from "./CheckField.module.css";
import { cx } from "./cx";
import type { Choice } from "./Field";

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** So many are seen at once, and nobody has to find out that there are more. */
const MOST_WHOLE = 20;

/** Any of a few; the order is that in which they were chosen. */
export function CheckField({ label, choices, value, onChange, error }: Props): ReactElement | null {
  if (choices.length === 0) return null;
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(styles.checks)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={styles.checkRow} data-many={choices.length > MOST_WHOLE || undefined}>
        {choices.map(({ id, name }) => (
          <CheckBox key={id} value={id}>
            {name}
          </CheckBox>
        ))}
      </div>
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </CheckboxGroup>
  );
}
