import { useId, type ReactElement } from "react";
import { changeLetter, type LetterFields as Fields } from "../../desk/letters";
import { useMessages } from "../../i18n/language";
import { AddressLines } from "./AddressLines";
import styles from "./Letter.module.css";

interface Props {
  readonly id: string;
  readonly fields: Fields;
}

const LISTS = ["to", "cc", "bcc"] as const;

/** To whom a mail goes, and under which subject: one line for each. */
export function LetterFields({ id, fields }: Props): ReactElement {
  const words = useMessages().letters;
  const subject = useId();
  return (
    <div className={styles.fields} role="group" aria-label={words.head}>
      <AddressLines
        lines={LISTS}
        fields={fields}
        focusesFirst
        onChange={(line, text) => changeLetter(id, { [line]: text })}
      />
      <div className={styles.row}>
        <label htmlFor={subject}>{words.subject}</label>
        <input
          id={subject}
          className={styles.input}
          value={fields.subject}
          onChange={(event) => changeLetter(id, { subject: event.target.value })}
        />
      </div>
    </div>
  );
}
