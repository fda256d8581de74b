import { useMemo, type ReactElement } from "react";
import { isValue, isWebAddress, labelOf, type CustomField } from "../desk/customFields";
import { FieldInput } from "../fields/FieldInput";
import { shownValue } from "../fields/shown";
import { useLanguage, useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./Customer.module.css";
import { EditableField, type InputProps, type RecordOfFields } from "./EditableField";
import type { Saved } from "../desk/customers";

interface Props {
  readonly record: RecordOfFields;
  readonly defined: CustomField;
  /** The field as the hub calls it: `attributes.country`, `fields.order`. */
  readonly field: string;
  readonly text: string;
  readonly save: (text: string, base: number) => Promise<Saved>;
}

/** A field that the company defined, as its kind is read and written. */
export function DefinedField({ record, defined, field, text, save }: Props): ReactElement {
  const { fields: words } = useMessages();
  const { language } = useLanguage();
  const label = labelOf(defined, language);
  const shown = shownValue(defined, text, language, words);
  const input = useMemo(
    () =>
      defined.kind === "text" || defined.kind === "number"
        ? undefined
        : (props: InputProps) => <FieldInput field={defined} {...props} />,
    [defined],
  );
  if (!defined.can_edit) return <ReadOnly label={label} shown={shown} defined={defined} text={text} />;
  return (
    <EditableField
      record={record}
      field={field}
      label={label}
      text={text}
      shown={shown}
      changeOf={(next) => next}
      save={save}
      faultOf={(next) => (isValue(defined, next) ? undefined : words.faults[defined.kind])}
      input={input}
      aside={<Way defined={defined} label={label} text={text} />}
    />
  );
}

interface ReadOnlyProps {
  readonly label: string;
  readonly shown: string;
  readonly defined: CustomField;
  readonly text: string;
}

function ReadOnly({ label, shown, defined, text }: ReadOnlyProps): ReactElement {
  const { none } = useMessages().customer;
  return (
    <div className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <span className={styles.plainValue}>
        {shown || none} <Way defined={defined} label={label} text={text} />
      </span>
    </div>
  );
}

/** The way to where a link leads: only to a page of the web, in a tab that knows nothing of this one. */
function Way({ defined, label, text }: Omit<ReadOnlyProps, "shown">): ReactElement | null {
  const words = useMessages().fields;
  if (defined.kind !== "link" || !isWebAddress(text)) return null;
  return (
    <a className={styles.way} href={text} target="_blank" rel="noopener noreferrer" aria-label={words.open(label)}>
      <Icon name="forward" />
    </a>
  );
}
