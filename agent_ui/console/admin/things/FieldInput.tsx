import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { CheckField } from "../../ui/CheckField";
import { ChoiceField, Field, Toggle } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { NumbersField } from "../queues/NumbersField";
import { ALL, type Wording } from "../queues/wording";
import { WordingField } from "../queues/WordingField";
import type { Week } from "./hours";
import { ClosedDays, OwnDays } from "./DaysField";
import type { Offered } from "./offered";
import { OfferedField } from "./OfferedField";
import type { FieldSpec } from "./specs";
import { WeekField } from "./WeekField";
import type { NamesOf } from "./words";
import styles from "./Things.module.css";

interface Props {
  readonly spec: FieldSpec;
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly namesOf: NamesOf;
  readonly error: string | undefined;
}

const zones = (): readonly string[] => Intl.supportedValuesOf("timeZone");

/** The field as its shape wants it. */
export function FieldInput({ spec, label, hint, value, onChange, namesOf, error }: Props): ReactElement {
  const { queueEditor, records: words } = useAdministrationMessages();
  const { shape } = spec;
  const told = hint === undefined ? {} : { hint };
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
        <ChoiceField {...known} placeholder={queueEditor.choose} choices={namesOf(shape.of)} value={String(value)} />
      );
    case "several":
      return (
        <Hinted hint={hint}>
          <CheckField {...known} choices={namesOf(shape.of)} value={value as readonly string[]} />
        </Hinted>
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
