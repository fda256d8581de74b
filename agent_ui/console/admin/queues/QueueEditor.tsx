import { useEffect, useRef, useState, type ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { go } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import type { Choice } from "../../ui/Field";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { records, shown } from "../records";
import { useFetched } from "../useFetched";
import { EasingSection } from "./EasingSection";
import { History } from "./History";
import { OrdersSection } from "./OrdersSection";
import { OverflowSection } from "./OverflowSection";
import { LeaveQuestion, SaveQuestion } from "./Questions";
import type { SectionProps } from "./section";
import type { NameOf } from "./sentences";
import { TimesSection } from "./TimesSection";
import { TrialSection } from "./TrialSection";
import { useDraft, type Draft } from "./useDraft";
import { useLeaving } from "./useLeaving";
import styles from "./Editor.module.css";

/** One queue: how it is served, what a change of that would do, and what is saved. */
export function QueueEditor({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const draft = useDraft(id);
  const [leave, setLeave] = useLeaving(draft.changed.length > 0);
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
      {draft.record !== null && <Sections id={id} draft={draft} />}
      {leave !== null && (
        <LeaveQuestion
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

function Sections({ id, draft }: { readonly id: string; readonly draft: Draft }): ReactElement | null {
  const { queueEditor: words } = useMessages();
  const queues = useConsole((state) => state.floor.queues);
  const skills = useChoices("skills");
  const calendars = useChoices("hours");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { record, policy, faults } = draft;
  if (record === null || policy === null) return null;
  const nameOf: NameOf = (kind, of) => {
    const known = { skill: skills, queue: queues, hours: calendars }[kind];
    return known.find((one) => one.id === of)?.name ?? of;
  };
  const props: SectionProps = {
    policy,
    faults,
    change: draft.change,
    skills,
    calendars,
    queues: queues.filter((queue) => queue.id !== id),
    nameOf,
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {record.name}
      </h2>
      <p className={styles.hint}>{words.lead}</p>
      <div role="alert">
        {draft.overtaken.length > 0 && (
          <p className={styles.stale}>
            {words.overtaken(draft.overtaken.map((name) => words.fields[name]).join(", "))}
          </p>
        )}
        {draft.rest.map((line) => (
          <p key={line} className={styles.error} lang="en">
            {line}
          </p>
        ))}
      </div>
      <OrdersSection {...props} />
      <TimesSection {...props} />
      <EasingSection {...props} />
      <OverflowSection {...props} />
      <TrialSection
        queue={id}
        before={record}
        after={policy}
        isSound={Object.keys(faults).length === 0}
        nameOf={(queue) => nameOf("queue", queue)}
        onRefused={draft.refuse}
      />
      <History queue={id} revision={record.revision} nameOf={nameOf} />
      <Foot draft={draft} nameOf={nameOf} />
    </>
  );
}

/** What is not saved yet, and what to do about it; it stays in sight. */
function Foot({ draft, nameOf }: { readonly draft: Draft; readonly nameOf: SectionProps["nameOf"] }): ReactElement {
  const messages = useMessages();
  const { queueEditor: words } = messages;
  const [isAsking, setAsking] = useState(false);
  const { changed, record, policy } = draft;
  const isSound = Object.keys(draft.faults).length === 0;
  return (
    <footer className={styles.foot}>
      <p role="status">{changed.length === 0 ? words.noChanges : words.changes(changed.length)}</p>
      <Button isDisabled={changed.length === 0} onPress={draft.discard}>
        {words.discard}
      </Button>
      <Button
        tone="primary"
        isDisabled={changed.length === 0 || !isSound || draft.isSaving}
        onPress={() => setAsking(true)}
      >
        {messages.save}
      </Button>
      {isAsking && record !== null && policy !== null && (
        <SaveQuestion
          before={record}
          after={policy}
          changed={changed}
          overtaken={draft.overtaken}
          nameOf={nameOf}
          onClose={() => setAsking(false)}
          onSave={() => {
            setAsking(false);
            void draft.save();
          }}
        />
      )}
    </footer>
  );
}
