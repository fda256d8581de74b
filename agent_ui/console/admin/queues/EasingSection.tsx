import type { ReactElement } from "react";
import { span } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { NumberField } from "../../ui/NumberField";
import { CheckField } from "../../ui/CheckField";
import { faultsWithin, type Step } from "./fields";
import { NumbersField } from "./NumbersField";
import type { SectionProps } from "./section";
import { stepWords, timeline } from "./sentences";
import styles from "./Editor.module.css";

const LATER_SECONDS = 60;

/** How what is asked grows smaller with time: as a line to read, and step by step to change. */
export function EasingSection(props: SectionProps): ReactElement {
  const { policy, faults, change, skills } = props;
  const { queueEditor: words } = useAdministrationMessages();
  const steps = policy.relaxation;
  const put = (place: number, step: Step) => change({ relaxation: steps.with(place, step) });

  function add(): void {
    const after_seconds = (steps.at(-1)?.after_seconds ?? 0) + LATER_SECONDS;
    change({ relaxation: [...steps, { after_seconds, drops: [], lowers: {}, also_queues: [] }] });
  }

  return (
    <section className={styles.section} aria-labelledby="easing">
      <h3 id="easing">{words.easing}</h3>
      <p className={styles.hint}>{words.easingLead}</p>
      <Timeline {...props} />
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          // Steps have no names: their place is all that tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place}>
            <StepFields
              {...props}
              step={step}
              place={place}
              put={(changed) => put(place, changed)}
              remove={() => change({ relaxation: steps.toSpliced(place, 1) })}
            />
          </li>
        ))}
      </ol>
      {faults.relaxation !== undefined && (
        <p className={styles.error} role="alert">
          {faults.relaxation}
        </p>
      )}
      <div>
        <Button onPress={add}>{words.addStep}</Button>
      </div>
      {skills.length > 0 && (
        <NumbersField
          label={words.expires}
          keyLabel={words.skill}
          valueLabel={words.seconds}
          keys={skills}
          start={LATER_SECONDS}
          value={policy.skill_expires_after_seconds}
          onChange={(skill_expires_after_seconds) => change({ skill_expires_after_seconds })}
          error={faults.skill_expires_after_seconds}
        />
      )}
    </section>
  );
}

/** What happens when, from top to bottom. */
function Timeline({ policy, nameOf }: SectionProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  return (
    <ol className={styles.timeline} aria-label={words.steps}>
      <li>
        <strong>{words.start}</strong> {words.startDetail}
      </li>
      {timeline(policy).map((step) => (
        <li key={`${step.after_seconds} ${stepWords(messages, step, nameOf).join()}`}>
          <strong>{words.after(span(step.after_seconds * 1_000))}</strong>{" "}
          {stepWords(messages, step, nameOf).join(" · ")}
        </li>
      ))}
    </ol>
  );
}

interface StepProps extends SectionProps {
  readonly step: Step;
  readonly place: number;
  readonly put: (step: Step) => void;
  readonly remove: () => void;
}

const SHOWN = ["after_seconds", "lowers"];

function StepFields({ step, place, put, remove, skills, queues, faults }: StepProps): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  const { beside, rest } = faultsWithin(faults, "relaxation", place, skills.length > 0 ? SHOWN : SHOWN.slice(0, 1));
  const number = place + 1;
  return (
    <fieldset className={styles.step}>
      <legend>{words.step(number)}</legend>
      <span className={styles.corner}>
        <IconButton icon="cross" label={words.remove(words.step(number))} onPress={remove} />
      </span>
      <NumberField
        label={`${words.afterField} (${words.seconds})`}
        value={step.after_seconds}
        hint={words.inWords(span(step.after_seconds * 1_000))}
        onChange={(after_seconds) => put({ ...step, after_seconds })}
        error={beside["after_seconds"]}
      />
      <CheckField
        label={words.drops}
        choices={skills}
        value={step.drops}
        onChange={(drops) => put({ ...step, drops })}
      />
      <CheckField
        label={words.also}
        choices={queues}
        value={step.also_queues}
        onChange={(also_queues) => put({ ...step, also_queues })}
      />
      {skills.length > 0 && (
        <NumbersField
          label={words.lowers}
          keyLabel={words.skill}
          valueLabel={words.level}
          keys={skills}
          start={1}
          value={step.lowers}
          onChange={(lowers) => put({ ...step, lowers })}
          error={beside["lowers"]}
        />
      )}
      {rest.map((text) => (
        <p key={text} className={styles.error} role="alert">
          {text}
        </p>
      ))}
    </fieldset>
  );
}
