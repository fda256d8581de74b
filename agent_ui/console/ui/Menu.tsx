import type { ReactElement, ReactNode } from "react";
import {
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Menu as List,
  type PopoverProps,
} from "react-aria-components";
import { cx } from "./cx";
import { Icon } from "./Icon";
import styles from "./Menu.module.css";

export interface MenuEntry {
  readonly id: string;
  readonly name: string;
  readonly mark?: ReactNode;
  readonly keys?: string | undefined;
  /** A few words more, at the end. */
  readonly detail?: string;
  /** One more mark, at the end. */
  readonly after?: ReactNode;
}

export interface MenuGroup {
  readonly id: string;
  /** Shown above the group; a group of choices needs it. */
  readonly name?: string;
  readonly entries: readonly MenuEntry[];
  /** The chosen entry, in a group of which one is chosen. */
  readonly chosen?: string;
}

interface Props {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onChoose: (group: string, id: string) => void;
  readonly placement?: PopoverProps["placement"];
  /** Where a key opens it as well. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button that opens a list of actions and choices. */
export function Menu({ trigger, label, groups, onChoose, placement = "bottom end", ...open }: Props): ReactElement {
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover placement={placement} className={cx(styles.popover)}>
        <List aria-label={label} className={cx(styles.menu)}>
          {groups.map((group) => (
            <Section key={group.id} group={group} onChoose={onChoose} />
          ))}
        </List>
      </Popover>
    </MenuTrigger>
  );
}

const keyOf = (group: MenuGroup, entry: string) => `${group.id}/${entry}`;

function Section({
  group,
  onChoose,
}: {
  readonly group: MenuGroup;
  readonly onChoose: Props["onChoose"];
}): ReactElement {
  const choice =
    group.chosen === undefined
      ? {}
      : { selectionMode: "single" as const, selectedKeys: [keyOf(group, group.chosen)], disallowEmptySelection: true };
  return (
    <MenuSection
      {...choice}
      className={cx(styles.section)}
      {...(group.name === undefined ? { "aria-label": group.id } : {})}
    >
      {group.name !== undefined && <Header className={cx(styles.header)}>{group.name}</Header>}
      {group.entries.map((entry) => (
        <MenuItem
          key={entry.id}
          id={keyOf(group, entry.id)}
          textValue={entry.name}
          className={cx(styles.item)}
          onAction={() => onChoose(group.id, entry.id)}
        >
          {({ isSelected }) => (
            <>
              {entry.mark}
              <span className={styles.name}>{entry.name}</span>
              {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
              {entry.after}
              {entry.keys && <kbd className={styles.keys}>{entry.keys}</kbd>}
              {isSelected && <Icon name="check" />}
            </>
          )}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
