import { useId, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Suggestion } from "../suggest";
import { optionId, Suggestions } from "../Suggestions";
import { useMessages } from "../../i18n/language";
import { useKnownAddresses, withAddress } from "./knownAddresses";
import styles from "./Letter.module.css";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isFirst?: boolean;
}

/** A line of addresses, which known customers complete. */
export function AddressField({ label, value, onChange, isFirst = false }: Props): ReactElement {
  const words = useMessages().letters;
  const field = useId();
  const list = useId();
  const [isWanted, setWanted] = useState(false);
  const [place, setPlace] = useState(0);
  const found = useKnownAddresses(value, isWanted);
  const marked = Math.min(place, found.length - 1);

  function take({ text }: Suggestion): void {
    setWanted(false);
    onChange(withAddress(value, text));
  }

  function steer(event: KeyboardEvent): void {
    const chosen = found[marked];
    if (chosen === undefined || event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setPlace((marked + 1) % found.length);
    else if (event.key === "ArrowUp") setPlace((marked - 1 + found.length) % found.length);
    else if (event.key === "Enter") take(chosen);
    else if (event.key === "Escape") setWanted(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.row}>
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        className={styles.input}
        value={value}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? list : undefined}
        aria-activedescendant={found.length > 0 ? optionId(list, marked) : undefined}
        autoComplete="off"
        spellCheck={false}
        // Whoever unfolds the head wants to write in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        onChange={(event) => {
          setWanted(true);
          setPlace(0);
          onChange(event.target.value);
        }}
        onBlur={() => setWanted(false)}
        onKeyDown={steer}
      />
      {found.length > 0 && <Suggestions list={found} place={marked} id={list} label={words.known} onChoose={take} />}
    </div>
  );
}
