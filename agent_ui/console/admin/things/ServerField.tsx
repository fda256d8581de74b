import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { ChoiceField, Field, type Choice } from "../../ui/Field";
import { partsOf, urlOf, type ServerParts } from "./server";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly schemes: readonly Choice[];
  readonly onChange: (url: string) => void;
  readonly error: string | undefined;
}

/** A server with what one signs in with, part by part; kept as one address. */
export function ServerField({ label, hint, value, schemes, onChange, error }: Props): ReactElement {
  const { queueEditor, accounts: words } = useAdministrationMessages();
  const parts = partsOf(value, schemes[0]?.id ?? "");
  const change = (some: Partial<ServerParts>) => onChange(urlOf({ ...parts, ...some }));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint !== "" && <p className={styles.hint}>{hint}</p>}
      <div className={styles.filters}>
        <Field label={words.server} value={parts.host} onChange={(host) => change({ host })} error={error} />
        <ChoiceField
          label={words.protection}
          placeholder={queueEditor.choose}
          choices={schemes}
          value={parts.scheme}
          onChange={(scheme) => change({ scheme })}
        />
        <Field label={words.port} value={parts.port} onChange={(port) => change({ port })} />
        <Field label={words.user} autoComplete="off" value={parts.user} onChange={(user) => change({ user })} />
        <Field
          label={words.password}
          type="password"
          autoComplete="new-password"
          value={parts.password}
          onChange={(password) => change({ password })}
        />
      </div>
    </fieldset>
  );
}
