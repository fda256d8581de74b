import type { ReactElement } from "react";
import { span } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { ChoiceField, Toggle } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { faultAt, isStarving, NEVER, USUAL_OVERDUE_SECONDS, type FieldName, type Policy } from "./fields";
import { NumbersField } from "./NumbersField";
import type { SectionProps } from "./section";
import { WordingField } from "./WordingField";
import styles from "./Editor.module.css";

/** The fields that hold one number. */
type Counted = { [Name in FieldName]: Policy[Name] extends number ? Name : never }[FieldName];

const TIMES: readonly Counted[] = [
  "service_target_seconds",
  "overdue_after_seconds",
  "offer_timeout_seconds",
  "misses_before_away",
  "decline_memory_seconds",
  "wrap_up_seconds",
  "idle_warn_seconds",
  "idle_close_seconds",
];
const GRACE: readonly Counted[] = ["owner_grace_seconds", "head_start_seconds_per_value"];
const CALLS: readonly Counted[] = ["callback_attempts", "callback_pause_seconds"];
/** Stands for no calendar among the choices. */
const ALWAYS = "";

/** What is promised, how long things last, and who is waited for. */
export function TimesSection(props: SectionProps): ReactElement {
  const { policy, faults, change } = props;
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <>
      <section className={styles.section} aria-labelledby="times">
        <h3 id="times">{words.times}</h3>
        <Calendar {...props} />
        <div className={styles.grid}>
          {TIMES.map((name) => (
            <Counting key={name} name={name} {...props} />
          ))}
        </div>
        <WordingField
          label={words.fields.idle_warn_text}
          hint={words.idleWarnHint}
          value={policy.idle_warn_text}
          onChange={(idle_warn_text) => change({ idle_warn_text })}
          errorOf={(language) => faultAt(faults, "idle_warn_text", language)}
        />
        <Toggle
          label={words.fields.holds_slot_while_waiting}
          hint={words.holdsHint}
          isOn={policy.holds_slot_while_waiting}
          onChange={(holds_slot_while_waiting) => change({ holds_slot_while_waiting })}
        />
      </section>
      <section className={styles.section} aria-labelledby="callbacks">
        <h3 id="callbacks">{words.callbacks}</h3>
        <div className={styles.grid}>
          {CALLS.map((name) => (
            <Counting key={name} name={name} {...props} />
          ))}
        </div>
      </section>
      <section className={styles.section} aria-labelledby="grace">
        <h3 id="grace">{words.grace}</h3>
        <div className={styles.grid}>
          {GRACE.map((name) => (
            <Counting key={name} name={name} {...props} />
          ))}
        </div>
        <NumbersField
          label={words.fields.owner_grace_by_tier}
          keyLabel={words.tier}
          valueLabel={words.seconds}
          start={60}
          value={policy.owner_grace_by_tier}
          onChange={(owner_grace_by_tier) => change({ owner_grace_by_tier })}
          error={faults.owner_grace_by_tier}
        />
      </section>
    </>
  );
}

function Counting({ name, policy, faults, change }: SectionProps & { readonly name: Counted }): ReactElement {
  const { queueEditor: words, offering } = useAdministrationMessages();
  const value = policy[name];
  const isTime = name.includes("_seconds");
  const hint = isTime
    ? value === 0 && NEVER.has(name)
      ? words.neverHint
      : words.inWords(span(value * 1_000))
    : name === "misses_before_away" && value === 0
      ? offering.usualMisses
      : undefined;
  return (
    <div>
      <NumberField
        label={isTime ? `${words.fields[name]} (${words.seconds})` : words.fields[name]}
        value={value}
        hint={hint}
        onChange={(next) => change({ [name]: next })}
        error={faults[name]}
      />
      {name === "overdue_after_seconds" && isStarving(policy) && (
        <Button onPress={() => change({ overdue_after_seconds: USUAL_OVERDUE_SECONDS })}>
          {words.takeUsual(span(USUAL_OVERDUE_SECONDS * 1_000))}
        </Button>
      )}
    </div>
  );
}

/** When the queue is open: a calendar by its name, or always. */
function Calendar({ policy, faults, change, calendars }: SectionProps): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <div className={styles.grid}>
      <ChoiceField
        label={words.fields.hours}
        placeholder={words.choose}
        choices={[{ id: ALWAYS, name: words.alwaysOpen }, ...calendars]}
        value={policy.hours ?? ALWAYS}
        onChange={(id) => change({ hours: id === ALWAYS ? null : id })}
        error={faults.hours}
      />
    </div>
  );
}
