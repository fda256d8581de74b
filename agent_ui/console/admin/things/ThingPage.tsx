import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Chip, EmptyState, Skeleton } from "../../ui/Marks";
import { LeaveQuestion } from "./Questions";
import { useLeaving } from "../queues/useLeaving";
import { shown } from "../records";
import { useChannel } from "./channels";
import { Ending } from "./Ending";
import { FieldInput } from "./FieldInput";
import { HerAddress } from "./HerAddress";
import { HerLinks } from "./HerLinks";
import { HerPasskeys } from "./HerPasskeys";
import { HerSecondStep } from "./HerSecondStep";
import { HerSessions } from "./HerSessions";
import { Invitation } from "./Invitation";
import { Past } from "./Past";
import { RetentionDue } from "./RetentionDue";
import { SaveQuestion } from "./SaveQuestion";
import { ShopStanding } from "./ShopStanding";
import type { FieldSpec } from "./shapes";
import { idFor, SPECS, titleOf, type EditedKind } from "./specs";
import { UnsavedFoot } from "./UnsavedFoot";
import { useThing, type Draft } from "./useThing";
import { TryProvider } from "./TryProvider";
import { Trying } from "./Trying";
import { useNames } from "./useNames";
import { valueWords } from "./words";
import { WidgetPreview } from "./WidgetPreview";
import previewStyles from "./Preview.module.css";
import styles from "./Things.module.css";

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
  const messages = useAdministrationMessages();
  const { admin, records: words } = messages;
  const channel = draft.after?.["channel"];
  const isHosted = useChannel(channel)?.is_hosted === true;
  const namesOf = useNames(kind, typeof channel === "string" ? channel : undefined);
  const place = useRef<HTMLDivElement>(null);
  const [typedId, setTypedId] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const first = id === null ? "input" : "h2";
    place.current?.querySelector<HTMLElement>(first)?.focus();
  }, [id]);
  const { thing, after, faults } = draft;
  if (after === null) return null;
  const isPerson = kind === "people";
  const newId = (typedId ?? (isPerson ? "" : idFor(shown(after["name"])))).trim();
  const isFit = (isPerson ? MAIL : ID).test(newId);
  const unfit = typedId !== null && typedId !== "" && !isFit ? words.unfit[isPerson ? "mail" : "id"] : undefined;
  const idFault = draft.taken !== "" && draft.taken === newId ? words.taken : unfit;
  const [name, ...others] = SPECS[kind].filter(({ isFor }) => isFor?.(after) !== false);
  const input = (spec: FieldSpec) => {
    const label = words.labels[`${kind}.${spec.name}`] ?? words.labels[spec.name] ?? spec.name;
    if (spec.isFixed === true && id !== null) {
      return (
        <p key={spec.name} className={styles.hint}>
          {words.pair(label, valueWords(messages, spec, after[spec.name], namesOf))}
        </p>
      );
    }
    return (
      <FieldInput
        key={spec.name}
        spec={spec}
        label={label}
        hint={words.hints[`${kind}.${spec.name}`]}
        value={after[spec.name]}
        onChange={(value) => draft.change({ ...spec.clears, [spec.name]: value })}
        namesOf={namesOf}
        error={id === null && !draft.touched.has(spec.name) ? undefined : faults[spec.name]}
        values={after}
        kept={draft.before?.[spec.name]}
        faults={faults}
      />
    );
  };
  const invitation = thing !== null && isPerson && thing.is_active && <Invitation person={thing} />;
  const isInvited = thing?.["has_password"] === true;
  return (
    // Enter in a field saves, as anywhere else; what takes the key itself says so.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} className={styles.contents} onKeyDown={saveOnEnter}>
      <h2 tabIndex={-1} className={styles.title}>
        {thing === null ? words.newTitle[kind] : titleOf(thing)}
        {thing !== null && !thing.is_active && <Chip>{admin.inactive}</Chip>}
      </h2>
      <p className={styles.hint}>{thing !== null && isPerson ? shown(thing["email"]) : words.leads[kind]}</p>
      <Said draft={draft} kind={kind} />
      {!isInvited && invitation}
      <div className={previewStyles.beside}>
        <section className={styles.section} aria-label={words.settings}>
          {name !== undefined && input(name)}
          {id === null && (
            <Field
              label={isPerson ? admin.email : admin.id}
              hint={isPerson ? words.mailHint : words.idHint}
              value={typedId ?? newId}
              onChange={setTypedId}
              error={idFault}
            />
          )}
          {others.map(input)}
          {kind === "retention" && <RetentionDue id={id ?? newId} values={after} />}
        </section>
        {kind === "accounts" && isHosted && <WidgetPreview values={after} />}
      </div>
      {isInvited && invitation}
      {(kind === "accounts" || kind === "hooks") && <Trying kind={kind} id={id ?? newId} draft={draft} />}
      {kind === "shops" && thing !== null && thing.is_active && <ShopStanding id={thing.id} />}
      {kind === "providers" && <TryProvider draft={draft} />}
      {thing !== null && isPerson && thing.is_active && (
        <HerAddress person={thing.id} address={shown(thing["email"])} onDone={draft.reload} />
      )}
      {isInvited && isPerson && thing.is_active && <HerSecondStep person={thing.id} />}
      {thing !== null && isPerson && thing.is_active && <HerLinks person={thing.id} />}
      {thing !== null && isPerson && thing.is_active && <HerPasskeys person={thing.id} />}
      {isInvited && isPerson && thing.is_active && <HerSessions person={thing.id} />}
      {thing !== null && (
        <Past
          kind={kind}
          subject={isPerson ? shown(thing["email"]) : thing.id}
          draft={draft}
          namesOf={namesOf}
          onPutBack={(former) => {
            draft.change(former);
            setAsking(true);
          }}
        />
      )}
      {thing !== null && <Ending kind={kind} thing={thing} onDone={draft.reload} />}
      <Foot
        kind={kind}
        draft={draft}
        id={id ?? newId}
        isFit={id !== null || isFit}
        isAsking={isAsking}
        onAsk={setAsking}
        onRefused={() => showFault(place.current)}
      />
      {isAsking && draft.changed.length > 0 && (
        <SaveQuestion
          kind={kind}
          draft={draft}
          namesOf={namesOf}
          onClose={() => setAsking(false)}
          onSave={() => {
            setAsking(false);
            void draft.save(id ?? newId).then((isKept) => !isKept && showFault(place.current));
          }}
        />
      )}
    </div>
  );
}

const TYPED = new Set(["text", "email", "password", "date", "number", "search", "tel", "url"]);

/** Enter presses what saves, where it can be pressed; a list that is open and a row that is added take the key first. */
function saveOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== "Enter" || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement) || !TYPED.has(target.type) || target.closest("[data-adds]") !== null)
    return;
  if (target.getAttribute("aria-expanded") === "true") return;
  event.preventDefault();
  // A number is read when its field is left.
  target.blur();
  target.focus();
  requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>("[data-foot] button:last-of-type")?.click());
}

/** Whoever was refused is led to what is wrong. */
function showFault(place: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const wrong = place?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid] button");
    wrong?.focus();
    (wrong ?? place?.querySelector("[role=alert]:not(:empty)"))?.scrollIntoView({ block: "center" });
  });
}

/** What somebody else did meanwhile, and what the hub said of no field. */
function Said({ kind, draft }: { readonly kind: EditedKind; readonly draft: Draft }): ReactElement {
  const { records: words } = useAdministrationMessages();
  return (
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
  );
}

interface FootProps {
  readonly kind: EditedKind;
  readonly draft: Draft;
  readonly id: string;
  readonly isFit: boolean;
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
  readonly onRefused: () => void;
}

/** What is not saved yet, and what to do about it; it stays in sight. */
function Foot({ kind, draft, id, isFit, isAsking, onAsk, onRefused }: FootProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor, records: words } = messages;
  const { thing, changed } = draft;
  const wrong = changed.length === 0 ? 0 : Object.keys(draft.faults).length;
  const isNew = thing === null;
  const isAwake = isNew || thing.is_active;
  const save = async () => {
    const isKept = await draft.save(id);
    if (!isKept) onRefused();
    else if (isNew) go({ page: "admin", section: kind, id });
  };
  const state = changed.length === 0 ? queueEditor.noChanges : queueEditor.changes(changed.length);
  return (
    <UnsavedFoot told={wrong > 0 ? words.wrong(wrong) : state} isChanged={changed.length > 0} onDiscard={draft.discard}>
      <Button
        tone="primary"
        isDisabled={(changed.length === 0 && isAwake) || wrong > 0 || !isFit || draft.isSaving || isAsking}
        onPress={() => (isNew || changed.length === 0 ? void save() : onAsk(true))}
      >
        {isNew ? words.make : isAwake ? messages.save : words.wake}
      </Button>
    </UnsavedFoot>
  );
}
