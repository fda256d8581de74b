import type { ReactElement } from "react";
import { CheckboxGroup, FieldError, Label } from "react-aria-components";
import { choicesOf, NO, partsOf, YES, type CustomField } from "../desk/customFields";
import { useLanguage, useMessages } from "../i18n/language";
import { CheckBox } from "../ui/CheckBox";
import { cx } from "../ui/cx";
import { ChoiceField, Field } from "../ui/Field";
import styles from "./Fields.module.css";

interface Props {
  readonly field: CustomField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Told a text that is whole by being chosen; left out where all is kept at once. */
  readonly onCommit?: ((text: string) => void) | undefined;
  readonly error?: string | undefined;
}

const NOTHING = "-";

/** A field to write in, as its kind asks. */
export function FieldInput({ field, label, value, onChange, onCommit = onChange, error }: Props): ReactElement {
  const words = useMessages().fields;
  const { language } = useLanguage();
  switch (field.kind) {
    case "choice":
      return <One label={label} choices={choicesOf(field, language)} value={value} onCommit={onCommit} error={error} />;
    case "checkbox": {
      const choices = [
        { id: YES, name: words.yes },
        { id: NO, name: words.no },
      ];
      return <One label={label} choices={choices} value={value} onCommit={onCommit} error={error} />;
    }
    case "several":
      return <Several field={field} label={label} value={value} onChange={onChange} error={error} />;
    default:
      return (
        <Field
          label={label}
          value={value}
          onChange={onChange}
          error={error}
          type={field.kind === "date" ? "date" : "text"}
          {...(field.kind === "link" ? { hint: words.linkHint } : {})}
        />
      );
  }
}

interface OneProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly error: string | undefined;
}

/** One of a few, or nothing; what is kept and no longer offered can be left. */
function One({ label, choices, value, onCommit, error }: OneProps): ReactElement {
  const words = useMessages().fields;
  const isOther = value !== "" && !choices.some(({ id }) => id === value);
  return (
    <ChoiceField
      label={label}
      placeholder={words.none}
      choices={[{ id: NOTHING, name: words.none }, ...choices, ...(isOther ? [{ id: value, name: value }] : [])]}
      value={value === "" ? NOTHING : value}
      onChange={(id) => onCommit(id === NOTHING ? "" : id)}
      error={error}
    />
  );
}

function Several({ field, label, value, onChange, error }: Omit<Props, "onCommit">): ReactElement {
  const { language } = useLanguage();
  return (
    <CheckboxGroup
      value={[...partsOf(value)]}
      onChange={(keys) => onChange(keys.join(","))}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(styles.several)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      {choicesOf(field, language).map((choice) => (
        <CheckBox key={choice.id} value={choice.id}>
          {choice.name}
        </CheckBox>
      ))}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </CheckboxGroup>
  );
}
