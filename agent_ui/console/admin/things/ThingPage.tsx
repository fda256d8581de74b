import { useEffect, useRef, useState, type ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Chip, EmptyState, Skeleton } from "../../ui/Marks";
import { LeaveQuestion } from "../queues/Questions";
import { useLeaving } from "../queues/useLeaving";
import { records, shown } from "../records";
import { useFetched } from "../useFetched";
import { Ending } from "./Ending";
import { FieldInput } from "./FieldInput";
import { Invitation } from "./Invitation";
import { Past } from "./Past";
import { SaveQuestion } from "./SaveQuestion";
import { idFor, SPECS, type EditedKind } from "./specs";
import { useThing, type Draft } from "./useThing";
import { namesFrom, type NamesOf } from "./words";
import styles from "./Things.module.css";

const readSkills = () => records("skills");

/** The names of everything that a field may choose from. */
export function useNames(): NamesOf {
  const messages = useAdministrationMessages();
  const { teams, queues, channels } = useConsole((state) => state.floor);
  const found = useFetched(readSkills).value ?? [];
  const skills = found
    .filter((one) => one["is_active"] !== false)
    .map((one) => ({ id: one.id, name: shown(one["name"]) }));
  return namesFrom(messages, { teams, queues, skills }, Object.keys(channels));
}

interface Props {
  readonly kind: EditedKind;
  /** Null: one that is being made. */
  readonly id: string | null;
}

/** One thing of the floor: everything that can be said of it, what was changed, and who changed it before. */
export function ThingPage({ kind, id }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const draft = useThing(kind, id);
  const [leave, setLeave] = useLeaving(draft.changed.length > 0 && !draft.isSaving);
  const { admin, records: words } = messages;
  return (
    <div className={styles.editor}>
      <div>
        <Button tone="quiet" icon="back" onPress={() => go({ page: "admin", section: kind })}>
          {words.back(admin[kind])}
        </Button>
      </div>
      {draft.problem !== null && (
        <EmptyState icon="warning" title={draft.problem}>
          <Button onPress={draft.reload}>{messages.retry}</Button>
        </EmptyState>
      )}
      {draft.problem === null && draft.after === null && <Skeleton lines={6} label={messages.loading} />}
      {draft.after !== null && <Contents kind={kind} id={id} draft={draft} />}
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

const MAIL = /^[^\s@,;<>"()]{1,64}@[^\s@,;<>"()]{1,255}$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

function Contents({ kind, id, draft }: Props & { readonly draft: Draft }): ReactElement | null {
  const { admin, records: words } = useAdministrationMessages();
  const namesOf = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  const [typedId, setTypedId] = useState<string | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const { thing, after, faults } = draft;
  if (after === null) return null;
  const isPerson = kind === "people";
  const newId = (typedId ?? (isPerson ? "" : idFor(shown(after["name"])))).trim();
  const isFit = (isPerson ? MAIL : ID).test(newId);
  const known = id ?? newId;
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {thing === null ? words.newTitle[kind] : shown(thing["name"])}
        {thing !== null && !thing.is_active && <Chip>{admin.inactive}</Chip>}
      </h2>
      <p className={styles.hint}>{words.leads[kind]}</p>
      <div role="alert">
        {draft.overtaken.length > 0 && (
          <p className={styles.stale}>
            {words.overtaken(draft.overtaken.map((name) => words.labels[`${kind}.${name}`] ?? name).join(", "))}
          </p>
        )}
        {draft.rest.map((line) => (
          <p key={line} className={styles.error}>
            {line}
          </p>
        ))}
      </div>
      <section className={styles.section} aria-label={words.settings}>
        {id === null && (
          <Field
            label={isPerson ? admin.email : admin.id}
            hint={isPerson ? words.mailHint : words.idHint}
            value={typedId ?? newId}
            onChange={setTypedId}
            error={typedId !== null && typedId !== "" && !isFit ? words.unfit[isPerson ? "mail" : "id"] : undefined}
          />
        )}
        {SPECS[kind]
          .filter(({ isFor }) => isFor?.(after) !== false)
          .map((spec) => (
            <FieldInput
              key={spec.name}
              spec={spec}
              label={words.labels[`${kind}.${spec.name}`] ?? words.labels[spec.name] ?? spec.name}
              hint={words.hints[`${kind}.${spec.name}`]}
              value={after[spec.name]}
              onChange={(value) => draft.change({ [spec.name]: value })}
              namesOf={namesOf}
              error={id === null && draft.changed.length === 0 ? undefined : faults[spec.name]}
            />
          ))}
      </section>
      {thing !== null && isPerson && thing.is_active && <Invitation person={thing} />}
      {thing !== null && (
        <Past kind={kind} subject={isPerson ? shown(thing["email"]) : thing.id} draft={draft} namesOf={namesOf} />
      )}
      {thing !== null && <Ending kind={kind} thing={thing} onDone={draft.reload} />}
      <Foot kind={kind} draft={draft} id={known} isFit={id !== null || isFit} namesOf={namesOf} />
    </>
  );
}

interface FootProps {
  readonly kind: EditedKind;
  readonly draft: Draft;
  readonly id: string;
  readonly isFit: boolean;
  readonly namesOf: NamesOf;
}

/** What is not saved yet, and what to do about it; it stays in sight. */
function Foot({ kind, draft, id, isFit, namesOf }: FootProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor, records: words } = messages;
  const [isAsking, setAsking] = useState(false);
  const { thing, changed } = draft;
  const isSound = Object.keys(draft.faults).length === 0 && isFit;
  const isNew = thing === null;
  const isAwake = isNew || thing.is_active;
  const save = () => {
    setAsking(false);
    void draft.save(id).then((isKept) => isKept && isNew && go({ page: "admin", section: kind, id }));
  };
  return (
    <footer className={styles.foot}>
      <p role="status">{changed.length === 0 ? queueEditor.noChanges : queueEditor.changes(changed.length)}</p>
      <Button isDisabled={changed.length === 0} onPress={draft.discard}>
        {queueEditor.discard}
      </Button>
      <Button
        tone="primary"
        isDisabled={(changed.length === 0 && isAwake) || !isSound || draft.isSaving}
        onPress={isNew ? save : () => setAsking(true)}
      >
        {isNew ? words.make : isAwake ? messages.save : words.wake}
      </Button>
      {isAsking && (
        <SaveQuestion kind={kind} draft={draft} namesOf={namesOf} onClose={() => setAsking(false)} onSave={save} />
      )}
    </footer>
  );
}
