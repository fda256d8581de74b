import type { ReactElement, ReactNode } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import styles from "./ActionList.module.css";
import { cx } from "./cx";

export interface Action {
  readonly id: string;
  readonly name: string;
  readonly detail?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly actions: readonly Action[];
  readonly onAction: (id: string) => void;
}

/** A few things of which one is done: arrows move, Enter does it. */
export function ActionList({ label, actions, onAction }: Props): ReactElement {
  return (
    <ListBox
      aria-label={label}
      items={actions}
      autoFocus="first"
      onAction={(key) => onAction(String(key))}
      className={cx(styles.list)}
    >
      {({ id, name, detail }) => (
        <ListBoxItem id={id} textValue={name} className={cx(styles.action)}>
          <span>{name}</span>
          {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
