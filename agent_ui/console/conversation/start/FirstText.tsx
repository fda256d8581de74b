import { useId, type KeyboardEvent, type ReactElement } from "react";
import { useMessages } from "../../i18n/language";
import fieldStyles from "../../ui/Field.module.css";
import { cx } from "../../ui/cx";
import { LetterField } from "../LetterField";
import type { Suggesting } from "../useOffered";
import { WritingField } from "../WritingField";
import type { Letter } from "./useFirstLetter";
import styles from "./Start.module.css";

interface Props {
  readonly isRich: boolean;
  readonly letter: Letter;
  readonly suggesting: Suggesting;
  readonly onChange: (fields: Partial<Letter>) => void;
  readonly onSend: () => void;
  readonly isFocusedFirst: boolean;
  readonly error: string | undefined;
}

const nothing = () => undefined;

/** What is written first: as it will look where it is a mail, and plain everywhere else. */
export function FirstText(props: Props): ReactElement {
  const { isRich, letter, suggesting, onChange, isFocusedFirst, error } = props;
  const words = useMessages().outreach;
  const fault = useId();
  const writing = {
    ...suggesting,
    text: letter.text,
    label: words.text,
    placeholder: words.textPlaceholder,
    isReadOnly: false,
    isFocusedFirst,
    describedBy: error === undefined ? undefined : fault,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) props.onSend();
    },
    onPaste: nothing,
  };
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label} aria-hidden="true">
        {words.text}
      </span>
      <div className={cx(styles.rich, error !== undefined && styles.wrong)}>
        {isRich ? (
          <LetterField {...writing} html={letter.html} onWrite={(text, html) => onChange({ text, html })} />
        ) : (
          <WritingField {...writing} onWrite={(text) => onChange({ text, html: "" })} />
        )}
      </div>
      {error !== undefined && (
        <span id={fault} className={fieldStyles.error}>
          {error}
        </span>
      )}
    </div>
  );
}
