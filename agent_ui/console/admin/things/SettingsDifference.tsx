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
}

/** Each setting that changes, with what it was and becomes; of a secret only that it does. */
export function SettingsDifference({ before, after }: Props): ReactElement {
  const { accounts: words, queueEditor, records } = useAdministrationMessages();
  const textOf = useTexts();
  const specs = useChannels().flatMap(({ settings }) => settings);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter(
    (name) => (before[name] ?? "") !== (after[name] ?? "") || isReplaced(before, after, name),
  );
  const shown = (spec: SettingSpec | undefined, value: string) => {
    if (value === "") return records.none;
    if (value === MASK) return words.secretKept;
    if (spec?.is_secret === true && !/^(?:env|file):/.test(value)) return words.secretNew;
    const choice = spec?.choices[value];
    if (choice !== undefined) return textOf(choice);
    return spec?.kind === "wording" ? listed(textsOf(wordingIn(value)).map(([, text]) => text)) : value;
  };
  return (
    <ul className={styles.past}>
      {changed.map((name) => {
        const spec = specs.find((one) => one.name === name);
        const isMasked = isReplaced(before, after, name);
        return (
          <li key={name}>
            {(spec === undefined ? "" : textOf(spec.label)) || name}:{" "}
            {!isMasked && (
              <>
                <span className={styles.was}>
                  <span className="unseen">{queueEditor.was}: </span>
                  {shown(spec, before[name] ?? "")}
                </span>{" "}
                <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <strong>
              <span className="unseen">{queueEditor.became}: </span>
              {isMasked ? words.secretNew : shown(spec, after[name] ?? "")}
            </strong>
          </li>
        );
      })}
    </ul>
  );
}

/** In the history both are masked where a secret took the place of another. */
const isReplaced = (before: Settings, after: Settings, name: string): boolean =>
  before !== after && before[name] === MASK && after[name] === MASK && Object.keys(before).length === 1;
