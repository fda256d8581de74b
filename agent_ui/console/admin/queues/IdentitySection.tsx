import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { ChoiceField, Field, Toggle } from "../../ui/Field";
import type { SectionProps } from "./section";
import styles from "./Editor.module.css";

/** What it is called, who serves it, and who may read what was said in it. */
export function IdentitySection({ policy, faults, change, teams }: SectionProps): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <section className={styles.section} aria-labelledby="identity">
      <h3 id="identity">{words.identity}</h3>
      <div className={styles.grid}>
        <Field
          label={words.fields.name}
          value={policy.name}
          onChange={(name) => change({ name })}
          error={faults.name}
        />
        <ChoiceField
          label={words.fields.team}
          placeholder={words.choose}
          choices={teams}
          value={policy.team}
          onChange={(team) => change({ team })}
          error={faults.team}
        />
      </div>
      <Toggle
        label={words.fields.is_restricted}
        hint={words.restrictedHint}
        isOn={policy.is_restricted}
        onChange={(is_restricted) => change({ is_restricted })}
      />
    </section>
  );
}
