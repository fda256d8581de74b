import { useState, type ReactElement } from "react";
import { useMessages } from "../../i18n/language";
import { Icon } from "../../ui/Icon";
import { AddressLines } from "../letter/AddressLines";
import styles from "../letter/Letter.module.css";
import type { Letter } from "./useFirstLetter";

interface Props {
  readonly letter: Letter;
  readonly onChange: (fields: Partial<Letter>) => void;
  readonly fault: string | undefined;
}

const LINES = ["cc", "bcc"] as const;

/** Who else gets a first mail: folded until somebody wants it. */
export function Copies({ letter, onChange, fault }: Props): ReactElement {
  const words = useMessages().letters;
  const isFilled = letter.cc !== "" || letter.bcc !== "";
  const [isWanted, setWanted] = useState(false);
  const [wasFilled] = useState(isFilled);
  const isOpen = isWanted || isFilled;
  return (
    <div className={styles.head}>
      {!wasFilled && (
        <div className={styles.line}>
          <button
            type="button"
            className={styles.summary}
            aria-expanded={isOpen}
            onClick={() => setWanted(!isOpen)}
            disabled={isFilled}
          >
            <Icon name="down" />
            {words.cc} · {words.bcc}
          </button>
        </div>
      )}
      {isOpen && (
        <div className={styles.copies} role="group" aria-label={`${words.cc} · ${words.bcc}`}>
          <AddressLines
            lines={LINES}
            fields={letter}
            focusesFirst={isWanted}
            onChange={(line, text) => onChange({ [line]: text })}
          />
        </div>
      )}
      {fault !== undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
