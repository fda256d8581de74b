import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { listed } from "../../i18n/format";
import { textsOf } from "../queues/wording";
import { MASK, useChannels, useTexts, type SettingSpec } from "./channels";
import type { Settings } from "./SettingsField";
import { wordingIn } from "./settingWording";
import styles from "./Things.module.css";

interface Props {
  readonly before: Settings;
  readonly after: Settings;
  /** Whether only what was changed is told: what is masked twice was then replaced. */
  readonly isPast: boolean;
}

/** What the hub never shows, whoever asks for it. */
const SECRETS = /(?:password|secret|_key|_token)$/;

/** Each setting that changes, with what it was and becomes; of a secret only that it does. */
export function SettingsDifference({ before, after, isPast }: Props): ReactElement {
  const { accounts: words, queueEditor, records } = useAdministrationMessages();
  const textOf = useTexts();
  const specs = useChannels().flatMap(({ settings }) => settings);
  const isReplaced = (name: string) => isPast && before[name] === MASK && after[name] === MASK;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => (before[name] ?? "") !== (after[name] ?? "") || isReplaced(name));
  const shown = (name: string, spec: SettingSpec | undefined, value: string) => {
    if (value === "") return records.none;
    if (value === MASK) return words.secretKept;
    if ((spec?.is_secret === true || SECRETS.test(name)) && !/^(?:env|file):/.test(value)) return words.secretNew;
    const choice = spec?.choices[value];
    if (choice !== undefined) return textOf(choice);
    return spec?.kind === "wording" ? listed(textsOf(wordingIn(value)).map(([, text]) => text)) : value;
  };
  return (
    <ul className={styles.past}>
      {changed.map((name) => {
        const spec = specs.find((one) => one.name === name);
        const isMasked = isReplaced(name);
        return (
          <li key={name}>
            {(spec === undefined ? "" : textOf(spec.label)) || name}:{" "}
            {!isMasked && (
              <>
                <span className={styles.was}>
                  <span className="unseen">{queueEditor.was}: </span>
                  {shown(name, spec, before[name] ?? "")}
                </span>{" "}
                <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <strong>
              <span className="unseen">{queueEditor.became}: </span>
              {isMasked ? words.secretNew : shown(name, spec, after[name] ?? "")}
            </strong>
          </li>
        );
      })}
    </ul>
  );
}
