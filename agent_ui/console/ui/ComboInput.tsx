import { useContext, type KeyboardEvent, type ReactElement } from "react";
import { ComboBoxStateContext, Input, Button as Pressable, useFilter } from "react-aria-components";
import { cx } from "./cx";
import styles from "./Field.module.css";
import type { ChoiceGroup } from "./Field";
import { Icon } from "./Icon";

interface Props {
  readonly placeholder: string;
  readonly groups: readonly ChoiceGroup[];
  /** What is said where nothing matches. */
  readonly empty: string;
  readonly onRefuse: (sentence: string | undefined) => void;
}

/** What is typed to find one of many: Enter on what cannot be chosen says so, and leaves what is typed. */
export function ComboInput({ placeholder, groups, empty, onRefuse }: Props): ReactElement {
  const state = useContext(ComboBoxStateContext);
  const { contains } = useFilter({ sensitivity: "base" });

  function refuse(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || state === null) return;
    const typed = state.inputValue.trim();
    if (typed === "" || state.selectionManager.focusedKey !== null) return;
    const found = groups.flatMap(({ choices }) => choices).filter(({ name }) => contains(name, typed));
    if (found.some(({ isDisabled = false }) => !isDisabled)) return;
    onRefuse(found[0]?.refusal ?? empty);
    // Where one is chosen already, her name comes back: nobody else seems to be chosen.
    if (state.selectedItem !== null) return;
    event.preventDefault();
    event.stopPropagation();
    // It would stand over what is said.
    state.setOpen(false);
  }

  const chosen = state?.selectedItem?.textValue ?? "";
  const isTypedOver = state !== null && chosen !== "" && state.inputValue !== chosen;
  return (
    // The key belongs to the field in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span className={styles.combo} onKeyDownCapture={refuse} onInput={() => onRefuse(undefined)}>
      <Input className={cx(styles.input)} placeholder={placeholder} {...(isTypedOver && { "data-typed-over": true })} />
      <Pressable className={cx(styles.comboButton)}>
        <Icon name="down" />
      </Pressable>
    </span>
  );
}
