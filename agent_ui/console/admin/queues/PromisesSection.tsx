import { useState, type ReactElement } from "react";
import { span } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { Field, Toggle } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { newPolicy, TARGETS, tiersOf, valueOf, type SlaPolicy, type SlaStep } from "./promises";
import type { SectionProps } from "./section";
import styles from "./Editor.module.css";

/** What is promised to whom, and what follows if it is not kept. */
export function PromisesSection({ policy, faults, change }: SectionProps): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.sla.editor;
  const policies = policy.sla;
  return (
    <section className={styles.section} aria-labelledby="promises">
      <h3 id="promises">{words.title}</h3>
      <p className={styles.hint}>{words.lead}</p>
      <ol className={styles.steps}>
        {policies.map((one, place) => (
          // Names change while they are typed: a policy's place is all that tells it apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place}>
            <fieldset className={styles.step}>
              <legend>{words.policy(one.name)}</legend>
              <span className={styles.corner}>
                <IconButton
                  icon="cross"
                  label={messages.queueEditor.remove(words.policy(one.name))}
                  onPress={() => change({ sla: policies.toSpliced(place, 1) })}
                />
              </span>
              <PolicyFields policy={one} put={(next) => change({ sla: policies.with(place, next) })} />
              {place > 0 && (
                <div>
                  <Button onPress={() => change({ sla: policies.toSpliced(place, 1).toSpliced(place - 1, 0, one) })}>
                    {messages.queueEditor.earlier}
                  </Button>
                </div>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      {faults.sla !== undefined && (
        <p className={styles.error} role="alert">
          {faults.sla}
        </p>
      )}
      <div>
        <Button onPress={() => change({ sla: [...policies, newPolicy(messages)] })}>{words.add}</Button>
      </div>
    </section>
  );
}

interface PolicyProps {
  readonly policy: SlaPolicy;
  readonly put: (policy: SlaPolicy) => void;
}

function PolicyFields({ policy, put }: PolicyProps): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.sla.editor;
  return (
    <>
      <div className={styles.grid}>
        <Field label={words.name} value={policy.name} onChange={(name) => put({ ...policy, name })} />
        <Typed
          label={words.tiers}
          text={policy.tiers.join(", ")}
          spelled={(typed) => tiersOf(typed).join(", ")}
          onType={(typed) => put({ ...policy, tiers: tiersOf(typed) })}
        />
        <Typed
          label={words.least}
          text={String(policy.customer_value_at_least ?? "")}
          spelled={(typed) => String(valueOf(typed, policy.customer_value_at_least) ?? "")}
          onType={(typed) =>
            put({ ...policy, customer_value_at_least: valueOf(typed, policy.customer_value_at_least) })
          }
        />
      </div>
      <div className={styles.grid}>
        {TARGETS.map((name) => (
          <NumberField
            key={name}
            label={`${words[name]} (${messages.queueEditor.seconds})`}
            value={policy[name]}
            hint={policy[name] === 0 ? words.noTarget : messages.queueEditor.inWords(span(policy[name] * 1_000))}
            onChange={(value) => put({ ...policy, [name]: value })}
          />
        ))}
        <NumberField
          label={words.warn_percent}
          value={policy.warn_percent}
          onChange={(warn_percent) => put({ ...policy, warn_percent })}
        />
      </div>
      <StepFields
        name={words.on_warning}
        step={policy.on_warning}
        put={(on_warning) => put({ ...policy, on_warning })}
      />
      <StepFields name={words.on_breach} step={policy.on_breach} put={(on_breach) => put({ ...policy, on_breach })} />
    </>
  );
}

interface TypedProps {
  readonly label: string;
  /** The value in its one spelling. */
  readonly text: string;
  readonly spelled: (typed: string) => string;
  readonly onType: (typed: string) => void;
}

/** Keeps what is typed as it is typed, while it means the value. */
function Typed({ label, text, spelled, onType }: TypedProps): ReactElement {
  const [typed, setTyped] = useState(text);
  return (
    <Field
      label={label}
      value={spelled(typed) === text ? typed : text}
      onChange={(next) => {
        setTyped(next);
        onType(next);
      }}
    />
  );
}

interface StepProps {
  readonly name: string;
  readonly step: SlaStep;
  readonly put: (step: SlaStep) => void;
}

function StepFields({ name, step, put }: StepProps): ReactElement {
  const { queueEditor, sla } = useAdministrationMessages();
  return (
    <div role="group" aria-label={name} className={styles.after}>
      <p className={styles.label}>{name}</p>
      <div className={styles.grid}>
        <Toggle
          label={sla.editor.tell_owner}
          isOn={step.tell_owner}
          onChange={(tell_owner) => put({ ...step, tell_owner })}
        />
        <Toggle
          label={sla.editor.tell_supervisors}
          isOn={step.tell_supervisors}
          onChange={(tell_supervisors) => put({ ...step, tell_supervisors })}
        />
      </div>
      <div className={styles.grid}>
        <NumberField label={queueEditor.level} value={step.level} onChange={(level) => put({ ...step, level })} />
        <NumberField
          label={`${queueEditor.headStart} (${queueEditor.seconds})`}
          value={step.head_start_seconds}
          onChange={(head_start_seconds) => put({ ...step, head_start_seconds })}
        />
      </div>
    </div>
  );
}
