import type { ReactElement } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { Choice } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { cx } from "../../ui/cx";
import styles from "./Editor.module.css";

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Any of a few; the order is that in which they were chosen. */
export function CheckField({ label, choices, value, onChange }: Props): ReactElement | null {
  if (choices.length === 0) return null;
  return (
    <CheckboxGroup value={[...value]} onChange={onChange} className={cx(styles.checks)}>
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={styles.checkRow}>
        {choices.map(({ id, name }) => (
          <Checkbox key={id} value={id} className={cx(styles.check)}>
            <span className={styles.box} aria-hidden="true">
              <Icon name="check" />
            </span>
            {name}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
