import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { CheckField } from "../../ui/CheckField";
import { ChoiceField, Field, Toggle } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { shown } from "../records";
import { NumbersField } from "../queues/NumbersField";
import { ALL, type Wording } from "../queues/wording";
import { WordingField } from "../queues/WordingField";
import type { Week } from "./hours";
import { ClosedDays, OwnDays } from "./DaysField";
import type { Offered } from "./offered";
import { OfferedField } from "./OfferedField";
import { AmountField } from "./AmountField";
import type { InputProps } from "./inputProps";
import { PairsField } from "./PairsField";
import { RowsField } from "./RowsField";
import { SecretField } from "./SecretField";
import { SettingsField, type Settings } from "./SettingsField";
import type { TeamRoles, Values } from "./shapes";
import { TeamRolesField } from "./TeamRolesField";
import { WeekField } from "./WeekField";
import { WordingsField } from "./WordingsField";
import { WordsField } from "./WordsField";
import styles from "./Things.module.css";

/** Stands in a choice where none is made. */
const NOBODY = "";
const FRACTION_DIGITS = 2;

const zones = (): readonly string[] => Intl.supportedValuesOf("timeZone");

/** The field as its shape wants it. */
export function FieldInput(props: InputProps): ReactElement {
  const { spec, label, hint, value, onChange, namesOf, error } = props;
  const { queueEditor, records: words } = useAdministrationMessages();
  const { shape } = spec;
  const told = hint === undefined ? {} : { hint };
  const nothing = spec.empty === undefined ? words.none : words.empties[spec.empty];
  const known = { label, onChange, error };
  switch (shape.as) {
    case "text":
      return <Field {...known} {...told} value={String(value)} />;
    case "zone":
      return <Field {...known} {...told} value={String(value)} suggestions={["UTC", ...zones()]} />;
    case "flag":
      return <Toggle label={label} {...told} isOn={value === true} onChange={onChange} />;
    case "number":
      return <NumberField {...known} {...told} value={Number(value)} />;
    case "choice":
      return (
        <Hinted hint={hint}>
          <ChoiceField
            {...known}
            placeholder={queueEditor.choose}
            choices={[
              ...(shape.isOptional === true ? [{ id: NOBODY, name: nothing }] : []),
              ...namesOf(shape.of).map(({ id, name }) => ({ id, name })),
            ]}
            value={value === null || value === undefined ? NOBODY : shown(value)}
            onChange={(id) => onChange(id === NOBODY && shape.isOptional === true ? null : id)}
          />
        </Hinted>
      );
    case "amount":
      return <AmountField {...known} {...told} value={value as number | null} />;
    case "several":
      return (
        <Hinted hint={hint}>
          <CheckField {...known} choices={namesOf(shape.of)} value={value as readonly string[]} />
        </Hinted>
      );
    case "teamRoles":
      return (
        <TeamRolesField
          {...known}
          hint={hint}
          teams={namesOf("teams").filter(({ id }) => (props.values["teams"] as readonly string[]).includes(id))}
          roles={namesOf("roles")}
          value={value as TeamRoles}
        />
      );
    case "numbers":
      return (
        <NumbersField
          {...known}
          {...told}
          keyLabel={words.keys[shape.of]}
          valueLabel={words.values[shape.of]}
          keys={namesOf(shape.of)}
          start={shape.start}
          digits={shape.isFraction === true ? FRACTION_DIGITS : 0}
          value={value as Readonly<Record<string, number>>}
        />
      );
    case "wording":
      return (
        <WordingField
          label={label}
          {...told}
          value={value as Wording}
          onChange={onChange}
          errorOf={(language) => (language === ALL ? error : undefined)}
        />
      );
    case "words":
      return <WordsField {...known} {...told} value={value as readonly string[]} />;
    case "wordings":
      return <WordingsField {...known} {...told} value={value as readonly Wording[]} />;
    case "pairs":
      return <PairsField {...known} {...told} value={value as Readonly<Record<string, string>>} />;
    case "rows":
      return (
        <RowsField
          {...known}
          {...told}
          kind={shape.of}
          rows={value as readonly Values[]}
          namesOf={namesOf}
          input={FieldInput}
        />
      );
    case "settings":
      return (
        <SettingsField
          label={label}
          values={props.values}
          value={value as Settings}
          kept={(props.kept ?? {}) as Settings}
          onChange={onChange}
          faults={props.faults}
        />
      );
    case "secret":
      return (
        <SecretField
          label={label}
          hint={hint ?? ""}
          value={(value as Settings)[shape.setting] ?? ""}
          kept={((props.kept ?? {}) as Settings)[shape.setting] ?? ""}
          onChange={(text) => onChange(text === "" && props.kept === undefined ? {} : { [shape.setting]: text })}
          error={props.faults[`settings.${shape.setting}`] ?? error}
        />
      );
    case "offered":
      return <OfferedField {...known} {...told} value={value as readonly Offered[]} />;
    case "week":
      return <WeekField {...known} week={value as Week} />;
    case "days":
      return <ClosedDays {...known} {...told} days={value as readonly string[]} />;
    case "ownDays":
      return <OwnDays {...known} {...told} days={value as Readonly<Record<string, readonly string[]>>} />;
    default:
      return shape satisfies never;
  }
}

function Hinted({ hint, children }: { readonly hint: string | undefined; readonly children: ReactElement }) {
  return (
    <div className={styles.hinted}>
      {children}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
