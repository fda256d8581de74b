import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { ChoiceField, Field, Toggle } from "../../ui/Field";
import { WordingField } from "../queues/WordingField";
import { MASK, useTexts, type SettingSpec } from "./channels";
import { ColourField } from "./ColourField";
import { SecretField } from "./SecretField";
import { isReference } from "./server";
import { ServerField } from "./ServerField";
import { wordingIn, wordingText } from "./settingWording";
import styles from "./Things.module.css";

interface Props {
  readonly spec: SettingSpec;
  readonly value: string;
  readonly kept: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

const ON = new Set(["on", "yes", "true", "1"]);

/** One setting, entered as its kind wants it. */
export function SettingInput({ spec, value, kept, onChange, error }: Props): ReactElement {
  const { queueEditor } = useAdministrationMessages();
  const textOf = useTexts();
  const label = textOf(spec.label);
  const hint = textOf(spec.hint);
  const known = { label, hint, value, onChange, error };
  if (spec.is_secret && !isReference(value)) {
    if (spec.kind !== "server") return <SecretField {...known} kept={kept} />;
    const schemes = Object.entries(spec.choices).map(([id, texts]) => ({ id, name: textOf(texts) }));
    return (
      <SecretField {...known} kept={kept}>
        {value !== MASK && <ServerField {...known} schemes={schemes} />}
      </SecretField>
    );
  }
  switch (spec.kind) {
    case "switch":
      return (
        <Toggle
          label={label}
          hint={hint}
          isOn={ON.has((value || spec.usual).toLowerCase())}
          onChange={(isOn) => onChange(isOn ? "on" : "off")}
        />
      );
    case "choice":
      return (
        <div className={styles.hinted}>
          <ChoiceField
            label={label}
            placeholder={queueEditor.choose}
            choices={Object.entries(spec.choices).map(([id, texts]) => ({ id, name: textOf(texts) }))}
            value={value || spec.usual}
            onChange={onChange}
            error={error}
          />
          {hint !== "" && <p className={styles.hint}>{hint}</p>}
        </div>
      );
    case "colour":
      return <ColourField {...known} usual={spec.usual} />;
    case "wording":
      return (
        <WordingField
          label={label}
          hint={hint}
          value={wordingIn(value)}
          onChange={(wording) => onChange(wordingText(wording))}
          errorOf={(language) => (language === "" ? error : undefined)}
        />
      );
    default:
      return <Field {...known} placeholder={spec.usual} />;
  }
}
