import { useState, type ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Chip, EmptyState, Skeleton } from "../../ui/Marks";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { CompanyStep } from "./CompanyStep";
import { isDone, readFacts, STEPS, type Facts, type Step } from "./facts";
import { MailboxStep } from "./MailboxStep";
import { PeopleStep } from "./PeopleStep";
import { QueueStep } from "./QueueStep";
import { WidgetStep } from "./WidgetStep";
import styles from "./Start.module.css";

export interface StepProps {
  readonly facts: Facts;
  /** What is there has changed. */
  readonly onChanged: () => void;
  /** On to the next step. */
  readonly onDone: () => void;
  /** The focus to the head of the step, where it stays open. */
  readonly toHead: () => void;
}

const FORMS: Readonly<Record<Step, (props: StepProps) => ReactElement>> = {
  company: CompanyStep,
  mailbox: MailboxStep,
  colleagues: PeopleStep,
  widget: WidgetStep,
  queue: QueueStep,
};

/** What a new hub needs, each step with its form; whatever is there already is done, whoever did it. */
export function StartPage(): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.start;
  const { value, problem, refresh } = useFetched(readFacts, LIVE_MS);
  const [chosen, setChosen] = useState<Step | "none" | null>(null);
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={6} label={messages.loading} />;
  const done = STEPS.filter((step) => isDone(step, value));
  const open = chosen ?? STEPS.find((step) => !done.includes(step)) ?? "none";
  const goOn = (step: Step) => {
    const next = STEPS[STEPS.indexOf(step) + 1];
    setChosen(next ?? "none");
    // What had the focus goes with its form.
    document.getElementById(toggleOf(next ?? step))?.focus();
  };
  // What is open stays open when it is done: there may be a link in it to copy.
  if (chosen === null) setChosen(open);
  return (
    <div className={styles.start}>
      <p className={styles.lead}>{done.length === STEPS.length ? words.allDone : words.lead}</p>
      <p role="status" className={styles.count}>
        {words.count(done.length, STEPS.length)}
      </p>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <StepItem
              step={step}
              isDone={done.includes(step)}
              isOpen={open === step}
              onToggle={() => setChosen(open === step ? "none" : step)}
              onSkip={() => goOn(step)}
              facts={value}
              onChanged={refresh}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

const toggleOf = (step: Step): string => `toggle-${step}`;

interface ItemProps extends Omit<StepProps, "onDone" | "toHead"> {
  readonly step: Step;
  readonly isDone: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onSkip: () => void;
}

function StepItem({ step, isDone: isReady, isOpen, onToggle, onSkip, facts, onChanged }: ItemProps): ReactElement {
  const { start: words } = useAdministrationMessages();
  const Form = FORMS[step];
  return (
    <section className={styles.step} aria-labelledby={`step-${step}`}>
      <h2 id={`step-${step}`} className={styles.head}>
        <button type="button" id={toggleOf(step)} aria-expanded={isOpen} className={styles.toggle} onClick={onToggle}>
          <span className={styles.mark} data-done={isReady || undefined}>
            {isReady && <Icon name="check" />}
          </span>
          <span>{words.steps[step].title}</span>
          {isReady && <Chip tone="good">{words.done}</Chip>}
        </button>
      </h2>
      {isOpen && (
        <div className={styles.body}>
          <p className={styles.lead}>{words.steps[step].lead}</p>
          <Form
            facts={facts}
            onChanged={onChanged}
            onDone={onSkip}
            toHead={() => document.getElementById(toggleOf(step))?.focus()}
          />
          <div>
            <Button tone="quiet" isSmall onPress={onSkip}>
              {isReady ? words.next : words.skip}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
