import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Skeleton } from "../../ui/Marks";
import { shown } from "../records";
import { useChannel, type SettingSpec } from "./channels";
import { SettingInput } from "./SettingInput";
import type { Faults } from "./faults";
import { Suggest } from "./Suggest";
import type { Values } from "./shapes";
import styles from "./Things.module.css";

export type Settings = Readonly<Record<string, string>>;

interface Props {
  readonly label: string;
  readonly values: Values;
  readonly value: Settings;
  /** As it is kept. */
  readonly kept: Settings;
  readonly onChange: (value: Settings) => void;
  /** Of each setting, under `settings.` and its name. */
  readonly faults: Faults;
}

/** What is set for an account or a hook, as its channel asks for it. */
export function SettingsField({ label, values, value, kept, onChange, faults }: Props): ReactElement | null {
  const messages = useAdministrationMessages();
  const channel = useChannel(values["channel"]);
  if (typeof values["channel"] !== "string" || values["channel"] === "") return null;
  if (channel === null) return <Skeleton lines={3} label={messages.loading} />;
  const change = (name: string, text: string) => {
    const { [name]: _, ...others } = value;
    // Nothing takes away what is kept, and says nothing where nothing is.
    onChange(text === "" && !(name in kept) ? others : { ...others, [name]: text });
  };
  const input = (spec: SettingSpec) => (
    <SettingInput
      key={spec.name}
      spec={spec}
      value={value[spec.name] ?? ""}
      kept={kept[spec.name] ?? ""}
      onChange={(text) => change(spec.name, text)}
      error={faults[`settings.${spec.name}`]}
    />
  );
  const known = new Set(channel.settings.map(({ name }) => name));
  const strange = Object.keys({ ...kept, ...value }).filter((name) => !known.has(name));
  const rare = channel.settings.filter((one) => one.is_rare);
  const isSaid = rare.some(({ name }) => (value[name] ?? "") !== "" || `settings.${name}` in faults);
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {channel.suggests && (
        <Suggest channel={channel.name} address={shown(values["address"])} value={value} onChange={onChange} />
      )}
      {channel.settings.filter((one) => !one.is_rare).map(input)}
      {rare.length > 0 && (
        <details className={styles.rare} open={isSaid || undefined}>
          <summary>{messages.accounts.rare}</summary>
          <div className={styles.group}>{rare.map(input)}</div>
        </details>
      )}
      {strange.map((name) => input({ ...STRANGE, name, label: { en: name } }))}
    </fieldset>
  );
}

/** A setting that its channel does not know is shown, so that it can be taken out. */
const STRANGE = { kind: "text", is_secret: false, is_rare: false, hint: {}, choices: {}, usual: "" } as const;
