import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { ChoiceField, Toggle } from "../../ui/Field";
import type { SectionProps } from "./section";
import styles from "./Editor.module.css";

/** Whether what waits rings by itself, whether that needs an answer, and who may help herself. */
export function OfferingSection({ policy, faults, change }: SectionProps): ReactElement {
  const { queueEditor, offering: words } = useAdministrationMessages();
  const { fields } = queueEditor;
  const ways: Readonly<Record<string, { readonly detail: string }>> = words.ways;
  const lost: Readonly<Record<string, { readonly detail: string }>> = words.lost;
  return (
    <section className={styles.section} aria-labelledby="offering">
      <h3 id="offering">{words.title}</h3>
      <div className={styles.grid}>
        <ChoiceField
          label={fields.offers}
          placeholder={queueEditor.choose}
          choices={Object.entries(words.ways).map(([id, { name }]) => ({ id, name }))}
          value={policy.offers}
          onChange={(offers) => change(offers === "manual" ? { offers, allows_taking: true } : { offers })}
          error={faults.offers}
        />
      </div>
      <p className={styles.hint}>{ways[policy.offers]?.detail}</p>
      <Toggle
        label={fields.auto_accept}
        hint={words.autoAcceptHint}
        isOn={policy.auto_accept}
        onChange={(auto_accept) => change({ auto_accept })}
      />
      {policy.offers !== "manual" && (
        <Toggle
          label={fields.allows_taking}
          hint={words.allowsTakingHint}
          isOn={policy.allows_taking}
          onChange={(allows_taking) => change({ allows_taking })}
        />
      )}
      <div className={styles.grid}>
        <ChoiceField
          label={fields.on_lost_agent}
          placeholder={queueEditor.choose}
          choices={Object.entries(words.lost).map(([id, { name }]) => ({ id, name }))}
          value={policy.on_lost_agent}
          onChange={(on_lost_agent) => change({ on_lost_agent })}
          error={faults.on_lost_agent}
        />
      </div>
      <p className={styles.hint}>{lost[policy.on_lost_agent]?.detail}</p>
    </section>
  );
}
