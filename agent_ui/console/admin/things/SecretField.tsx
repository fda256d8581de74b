import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { MASK } from "./channels";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** As it is kept: masked, or nothing. */
  readonly kept: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
  /** Where it is entered in parts; without, as one text. */
  readonly children?: ReactNode;
}

/** Something secret: it is written, and never shown again. */
export function SecretField({ label, hint, value, kept, onChange, error, children }: Props): ReactElement {
  const { accounts: words } = useAdministrationMessages();
  const place = useRef<HTMLDivElement>(null);
  const wasKept = useRef(value === MASK);
  const isKept = value === MASK;
  useEffect(() => {
    // Whoever wants to replace it goes on by typing.
    if (wasKept.current && !isKept) place.current?.querySelector<HTMLElement>("input")?.focus();
    wasKept.current = isKept;
  }, [isKept]);
  if (isKept) {
    return (
      <div ref={place} className={styles.secret} role="group" aria-label={label}>
        <p className={styles.hinted}>
          <span className={styles.secretName}>{label}</span>
          <span className={styles.hint}>{words.kept}</span>
        </p>
        <Button isSmall onPress={() => onChange("")} aria-label={words.replaceOf(label)}>
          {words.replace}
        </Button>
      </div>
    );
  }
  return (
    <div ref={place} className={styles.hinted}>
      {children ?? (
        <Field
          label={label}
          hint={hint}
          type="password"
          autoComplete="new-password"
          value={value}
          onChange={onChange}
          error={error}
        />
      )}
      {kept !== "" && (
        <div className={styles.secret}>
          <p className={styles.hint} role="status">
            {value === "" ? words.taken : words.replaced}
          </p>
          <Button isSmall tone="quiet" onPress={() => onChange(kept)} aria-label={words.keepOf(label)}>
            {words.keep}
          </Button>
        </div>
      )}
    </div>
  );
}
