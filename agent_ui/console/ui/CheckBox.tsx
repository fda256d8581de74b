import type { ReactElement } from "react";
import { Checkbox } from "react-aria-components";
import { cx } from "./cx";
import { Icon } from "./Icon";
import styles from "./CheckBox.module.css";

interface Props {
  /** What its group knows it by. */
  readonly value: string;
  readonly children: string;
}

/** One box of a group, with its words. */
export function CheckBox({ value, children }: Props): ReactElement {
  return (
    <Checkbox value={value} className={cx(styles.check)}>
      <span className={styles.box} aria-hidden="true">
        <Icon name="check" />
      </span>
      {children}
    </Checkbox>
  );
}
