import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Field } from "../../ui/Field";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly usual: string;
  readonly onChange: (colour: string) => void;
  readonly error: string | undefined;
}

const WHOLE = /^#[\da-f]{6}$/i;
const SHORT = /^#([\da-f])([\da-f])([\da-f])$/i;

/** A browser's own picker knows the long form alone. */
function whole(colour: string, usual: string): string {
  if (WHOLE.test(colour)) return colour;
  return SHORT.test(colour) ? colour.replace(SHORT, "#$1$1$2$2$3$3") : usual;
}

/** A colour, typed or picked. */
export function ColourField({ label, hint, value, usual, onChange, error }: Props): ReactElement {
  const { accounts: words } = useAdministrationMessages();
  return (
    <div className={styles.colour}>
      <Field label={label} hint={hint} placeholder={usual} value={value} onChange={onChange} error={error} />
      <input
        type="color"
        aria-label={words.pick(label)}
        value={whole(value, usual)}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
