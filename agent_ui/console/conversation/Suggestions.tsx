import type { ReactElement } from "react";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import type { Suggestion } from "./suggest";
import styles from "./Suggestions.module.css";

interface Props {
  readonly list: readonly Suggestion[];
  readonly place: number;
  /** The id of the list, by which the field refers to it. */
  readonly id: string;
  readonly label: string;
  readonly onChoose: (suggestion: Suggestion) => void;
}

export const optionId = (list: string, place: number) => `${list}-${place}`;

/** What may be put where one writes; the field keeps the focus, and the list follows its keys. */
export function Suggestions({ list, place, id, label, onChoose }: Props): ReactElement {
  const { writing } = useMessages();
  return (
    <>
      <p className="unseen" aria-live="polite">
        {writing.suggestions(list.length)}
      </p>
      <div id={id} role="listbox" aria-label={label} className={styles.list}>
        {list.map((suggestion, index) => (
          <Option
            key={suggestion.key}
            id={optionId(id, index)}
            suggestion={suggestion}
            isMarked={index === place}
            onChoose={onChoose}
          />
        ))}
      </div>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly isMarked: boolean;
  readonly onChoose: (suggestion: Suggestion) => void;
}

function Option({ id, suggestion, isMarked, onChoose }: OptionProps): ReactElement {
  return (
    // Keys reach the option through the field, which points at it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      ref={(element) => {
        if (isMarked) element?.scrollIntoView({ block: "nearest" });
      }}
      className={cx(styles.option, isMarked && styles.marked)}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(suggestion)}
    >
      <span className={styles.name}>{suggestion.name}</span>
      <span className={styles.detail}>{suggestion.detail}</span>
    </div>
  );
}
