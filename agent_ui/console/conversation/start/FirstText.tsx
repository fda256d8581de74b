import { useId, type ReactElement } from "react";
import { useMessages } from "../../i18n/language";
import { Field } from "../../ui/Field";
import fieldStyles from "../../ui/Field.module.css";
import { cx } from "../../ui/cx";
import { LetterField } from "../LetterField";
import type { Letter } from "./useFirstLetter";
import styles from "./Start.module.css";

interface Props {
  readonly isRich: boolean;
  readonly letter: Letter;
  readonly onChange: (fields: Partial<Letter>) => void;
  readonly isFocusedFirst: boolean;
  readonly error: string | undefined;
}

const nothing = () => undefined;
const NONE = { signs: [], suggest: () => [], listLabel: () => "", onTake: nothing };

/** What is written first: as it will look where it is a mail, and plain everywhere else. */
export function FirstText({ isRich, letter, onChange, isFocusedFirst, error }: Props): ReactElement {
  const words = useMessages().outreach;
  const fault = useId();
  if (!isRich)
    return (
      <Field
        label={words.text}
        rows={6}
        value={letter.text}
        onChange={(text) => onChange({ text, html: "" })}
        autoFocus={isFocusedFirst}
        error={error}
      />
    );
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label} aria-hidden="true">
        {words.text}
      </span>
      <div className={cx(styles.rich, error !== undefined && styles.wrong)}>
        <LetterField
          {...NONE}
          text={letter.text}
          html={letter.html}
          label={words.text}
          placeholder=""
          isReadOnly={false}
          isFocusedFirst={isFocusedFirst}
          describedBy={error === undefined ? undefined : fault}
          onWrite={(text, html) => onChange({ text, html })}
          onKeyDown={nothing}
          onPaste={nothing}
        />
      </div>
      {error !== undefined && (
        <span id={fault} className={fieldStyles.error}>
          {error}
        </span>
      )}
    </div>
  );
}
