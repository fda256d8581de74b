import { useState, type ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { suggest, useTexts, type Suggestion } from "./channels";
import { partsOf, urlOf } from "./server";
import type { Settings } from "./SettingsField";
import styles from "./Things.module.css";

interface Props {
  readonly channel: string;
  readonly address: string;
  readonly value: Settings;
  readonly onChange: (value: Settings) => void;
}

/** The servers of the address's provider, filled in with one password for all of them. */
export function Suggest({ channel, address, value, onChange }: Props): ReactElement {
  const { accounts: words } = useAdministrationMessages();
  const textOf = useTexts();
  const [password, setPassword] = useState("");
  const [found, setFound] = useState<Suggestion | null>(null);
  async function fill(): Promise<void> {
    try {
      const told = await suggest(channel, address);
      setFound(told);
      const filled = Object.entries(told.settings).map(([name, url]) => [name, withPassword(url, password)]);
      if (filled.length > 0) onChange({ ...value, ...Object.fromEntries(filled) });
      else notify(words.noSuggestion, "problem");
    } catch (error) {
      notify(explain(error), "problem");
    }
  }
  const remark = found === null ? "" : textOf(found.remark);
  return (
    <div className={styles.suggest}>
      <div data-adds className={styles.addRow}>
        <Field
          label={words.mailPassword}
          hint={words.mailPasswordHint}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <Button isDisabled={address.trim() === ""} onPress={() => void fill()}>
          {words.fill}
        </Button>
      </div>
      <p className={remark === "" ? "unseen" : styles.stale} role="status">
        {remark}
      </p>
    </div>
  );
}

const withPassword = (url: string, password: string): string => urlOf({ ...partsOf(url, ""), password });
