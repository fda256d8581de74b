import { useEffect, useRef, useState, type ReactElement } from "react";
import { may } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import type { Choice } from "../../ui/Field";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { records, shown } from "../records";
import { Ending } from "../things/Ending";
import { LeaveQuestion, SavingQuestion } from "../things/Questions";
import { UnsavedFoot } from "../things/UnsavedFoot";
import { useFetched } from "../../desk/useFetched";
import { Change } from "./Change";
import { EasingSection } from "./EasingSection";
import { History } from "./History";
import { IdentitySection } from "./IdentitySection";
import { OfferingSection } from "./OfferingSection";
import { OrdersSection } from "./OrdersSection";
import { OverflowSection } from "./OverflowSection";
import { PromisesSection } from "./PromisesSection";
import type { SectionProps } from "./section";
import type { NameOf } from "./sentences";
import { TimesSection } from "./TimesSection";
import { TrialSection } from "./TrialSection";
import { useDraft, type Draft } from "./useDraft";
import { useLeaving } from "./useLeaving";
import styles from "./Editor.module.css";

/** One queue: how it is served, what a change of that would do, and what is saved. */
export function QueueEditor({ id }: { readonly id: string }): ReactElement {
  const messages = useAdministrationMessages();
  const draft = useDraft(id);
  const maySave = useConsole((state) => may(state, "floor.routing"));
  const [leave, setLeave] = useLeaving(maySave && draft.changed.length > 0);
  const { queueEditor: words } = messages;
  const back = () => go({ page: "admin", section: "queues" });
  return (
    <div className={styles.editor}>
      <div>
        <Button tone="quiet" icon="back" onPress={back}>
          {words.back}
        </Button>
      </div>
      {draft.problem !== null && (
        <EmptyState icon="warning" title={draft.problem}>
          <Button onPress={draft.reload}>{messages.retry}</Button>
        </EmptyState>
      )}
      {draft.problem === null && draft.record === null && <Skeleton lines={8} label={messages.loading} />}
      {draft.record !== null && <Sections id={id} draft={draft} maySave={maySave} />}
      {leave !== null && (
        <LeaveQuestion
          lead={words.leaveLead}
          onStay={() => setLeave(null)}
          onLeave={() => {
            setLeave(null);
            draft.discard();
            leave();
          }}
        />
      )}
    </div>
  );
}

const READS = { skills: () => records("skills"), hours: () => records("hours") };

/** The active records of a kind by name. */
function useChoices(kind: keyof typeof READS): readonly Choice[] {
  const found = useFetched(READS[kind]).value ?? [];
  return found.filter((one) => one["is_active"] !== false).map((one) => ({ id: one.id, name: shown(one["name"]) }));
}

interface SectionsProps {
  readonly id: string;
  readonly draft: Draft;
  /** Whoever may not save may still change everything here, and try it. */
  readonly maySave: boolean;
}

function Sections({ id, draft, maySave }: SectionsProps): ReactElement | null {
  const { queueEditor: words } = useAdministrationMessages();
  const queues = useConsole((state) => state.floor.queues);
  const teams = useConsole((state) => state.floor.teams);
  const skills = useChoices("skills");
  const calendars = useChoices("hours");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { record, policy, faults } = draft;
  if (record === null || policy === null) return null;
  const nameOf: NameOf = (kind, of) => {
    const known = { skill: skills, queue: queues, hours: calendars, team: teams }[kind];
    return known.find((one) => one.id === of)?.name ?? of;
  };
  const props: SectionProps = {
    policy,
    faults,
    change: draft.change,
    skills,
    teams,
    calendars,
    queues: queues.filter((queue) => queue.id !== id),
    nameOf,
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {record.name}
      </h2>
      <p className={styles.hint}>{maySave ? words.lead : words.tryingLead}</p>
      <div role="alert">
        {draft.overtaken.length > 0 && (
          <p className={styles.stale}>
            {words.overtaken(draft.overtaken.map((name) => words.fields[name]).join(", "))}
          </p>
        )}
        {draft.rest.map((line) => (
          <p key={line} className={styles.error}>
            {line}
          </p>
        ))}
      </div>
      <IdentitySection {...props} />
      <OrdersSection {...props} />
      <OfferingSection {...props} />
      <TimesSection {...props} />
      <EasingSection {...props} />
      <OverflowSection {...props} />
      <PromisesSection {...props} />
      <TrialSection
        queue={id}
        before={record}
        after={policy}
        isSound={Object.keys(faults).length === 0}
        nameOf={(queue) => nameOf("queue", queue)}
        onRefused={draft.refuse}
      />
      {maySave ? (
        <>
          <History queue={id} revision={record.revision} nameOf={nameOf} />
          <Ending kind="queues" thing={{ ...record }} onDone={() => go({ page: "admin", section: "queues" })} />
          <Foot draft={draft} nameOf={nameOf} />
        </>
      ) : (
        <TryingFoot draft={draft} />
      )}
    </>
  );
}

/** What is changed for a trial only. */
function TryingFoot({ draft: { changed, discard } }: { readonly draft: Draft }): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <UnsavedFoot
      told={changed.length === 0 ? words.noChanges : words.changedToTry(changed.length)}
      isChanged={changed.length > 0}
      onDiscard={discard}
    />
  );
}

/** What is not saved yet; what changes is shown before it is. */
function Foot({ draft, nameOf }: { readonly draft: Draft; readonly nameOf: SectionProps["nameOf"] }): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  const [isAsking, setAsking] = useState(false);
  const { changed, record, policy } = draft;
  const isSound = Object.keys(draft.faults).length === 0;
  return (
    <UnsavedFoot
      told={changed.length === 0 ? words.noChanges : words.changes(changed.length)}
      isChanged={changed.length > 0}
      onDiscard={draft.discard}
    >
      <Button
        tone="primary"
        isDisabled={changed.length === 0 || !isSound || draft.isSaving}
        onPress={() => setAsking(true)}
      >
        {messages.save}
      </Button>
      {isAsking && record !== null && policy !== null && (
        <SavingQuestion
          changes={changed.map((name) => ({
            name,
            label: words.fields[name],
            isOvertaken: draft.overtaken.includes(name),
            difference: <Change field={name} before={record[name]} after={policy[name]} nameOf={nameOf} />,
          }))}
          onClose={() => setAsking(false)}
          onSave={() => {
            setAsking(false);
            void draft.save();
          }}
        />
      )}
    </UnsavedFoot>
  );
}
