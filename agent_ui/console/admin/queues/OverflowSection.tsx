import type { ReactElement } from "react";
import { span } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { ChoiceField } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { faultsWithin } from "./fields";
import { isTimed, NEW_RULE, shownOf, thensOf, whensOf, withThen, withWhen, type OverflowRule } from "./overflow";
import type { SectionProps } from "./section";
import { ALL } from "./wording";
import { WordingField } from "./WordingField";
import styles from "./Editor.module.css";

/** What happens when too much waits, or nobody is there: rules in order, of which the first that holds wins. */
export function OverflowSection(props: SectionProps): ReactElement {
  const { policy, faults, change } = props;
  const { queueEditor: words } = useAdministrationMessages();
  const rules = policy.overflow;
  const raised = (place: number) => {
    const rule = rules[place];
    return rule === undefined ? rules : rules.toSpliced(place, 1).toSpliced(place - 1, 0, rule);
  };
  return (
    <section className={styles.section} aria-labelledby="overflow">
      <h3 id="overflow">{words.fields.overflow}</h3>
      <p className={styles.hint}>{words.overflowLead}</p>
      <ol className={styles.steps}>
        {rules.map((rule, place) => (
          // Rules have no names: their place is all that tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place}>
            <fieldset className={styles.step}>
              <legend>{words.rule(place + 1)}</legend>
              <span className={styles.corner}>
                <IconButton
                  icon="cross"
                  label={words.remove(words.rule(place + 1))}
                  onPress={() => change({ overflow: rules.toSpliced(place, 1) })}
                />
              </span>
              <RuleFields
                {...props}
                rule={rule}
                place={place}
                put={(changed) => change({ overflow: rules.with(place, changed) })}
              />
              {place > 0 && (
                <div>
                  <Button onPress={() => change({ overflow: raised(place) })}>{words.earlier}</Button>
                </div>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      {faults.overflow !== undefined && (
        <p className={styles.error} role="alert">
          {faults.overflow}
        </p>
      )}
      <div>
        <Button onPress={() => change({ overflow: [...rules, NEW_RULE] })}>{words.addRule}</Button>
      </div>
    </section>
  );
}

interface RuleProps extends SectionProps {
  readonly rule: OverflowRule;
  readonly place: number;
  readonly put: (rule: OverflowRule) => void;
}

interface ConsequenceProps extends Pick<RuleProps, "rule" | "put" | "queues"> {
  /** What is wrong, by field. */
  readonly beside: Readonly<Record<string, string>>;
}

function RuleFields(props: RuleProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  const { rule, put, policy, place, faults, queues } = props;
  const { beside, rest } = faultsWithin(faults, "overflow", place, shownOf(rule));
  return (
    <>
      <div className={styles.grid}>
        <ChoiceField
          label={words.condition}
          placeholder={words.choose}
          choices={choicesOf(whensOf(messages, policy.hours, rule))}
          value={rule.when}
          onChange={(when) => put(withWhen(rule, when))}
          error={beside["when"]}
        />
        {isTimed(rule) && (
          <Seconds
            name={words.howLong}
            value={rule.seconds}
            onChange={(seconds) => put({ ...rule, seconds })}
            error={beside["seconds"]}
          />
        )}
        {rule.when === "length_above" && (
          <NumberField
            label={words.howMany}
            value={rule.count}
            onChange={(count) => put({ ...rule, count })}
            error={beside["count"]}
          />
        )}
        <ChoiceField
          label={words.consequence}
          placeholder={words.choose}
          choices={choicesOf(thensOf(messages, rule))}
          value={rule.then}
          onChange={(then) => put(withThen(rule, then))}
          error={beside["then"]}
        />
        <Consequence rule={rule} put={put} queues={queues} beside={beside} />
      </div>
      {rest.map((text) => (
        <p key={text} className={styles.error} role="alert">
          {text}
        </p>
      ))}
    </>
  );
}

/** What the consequence needs besides. */
function Consequence({ rule, put, queues, beside }: ConsequenceProps): ReactElement | null {
  const { queueEditor: words } = useAdministrationMessages();
  if (rule.then === "queue") {
    return (
      <ChoiceField
        label={words.otherQueue}
        placeholder={words.choose}
        choices={queues}
        value={rule.queue}
        onChange={(queue) => put({ ...rule, queue })}
        error={beside["queue"]}
      />
    );
  }
  if (rule.then === "raise") {
    return (
      <>
        <NumberField
          label={words.level}
          value={rule.level}
          onChange={(level) => put({ ...rule, level })}
          error={beside["level"]}
        />
        <Seconds
          name={words.headStart}
          value={rule.head_start_seconds}
          onChange={(head_start_seconds) => put({ ...rule, head_start_seconds })}
          error={beside["head_start_seconds"]}
        />
      </>
    );
  }
  if (rule.then !== "close") return null;
  return (
    <WordingField
      label={words.told}
      value={rule.text}
      onChange={(text) => put({ ...rule, text })}
      errorOf={(language) => beside[language === ALL ? "text" : `text.${language}`]}
    />
  );
}

interface SecondsProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly error: string | undefined;
}

function Seconds({ name, value, onChange, error }: SecondsProps): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <NumberField
      label={`${name} (${words.seconds})`}
      value={value}
      hint={words.inWords(span(value * 1_000))}
      onChange={onChange}
      error={error}
    />
  );
}

const choicesOf = (kinds: Readonly<Record<string, string>>) =>
  Object.entries(kinds).map(([id, name]) => ({ id, name }));
