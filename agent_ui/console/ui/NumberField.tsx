import type { ReactElement } from "react";
import { FieldError, Input, Label, NumberField as Numbers, Text } from "react-aria-components";
import { cx } from "./cx";
import styles from "./Field.module.css";

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly digits?: number;
}

/** A number with its label, what it means, and what is wrong with it. */
export function NumberField({ label, value, onChange, hint, error, digits = 0 }: Props): ReactElement {
  return (
    <Numbers
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? 0 : next)}
      isInvalid={error !== undefined}
      formatOptions={{ maximumFractionDigits: digits, useGrouping: false }}
      validationBehavior="aria"
      className={cx(styles.field)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Input className={cx(styles.input)} />
      {hint !== undefined && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </Numbers>
  );
}
