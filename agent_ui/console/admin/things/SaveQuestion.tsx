import type { ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { records } from "../records";
import { useFetched } from "../../desk/useFetched";
import { SavingQuestion } from "./Questions";
import { canLockOut, locksOut } from "./lockout";
import type { EditedKind } from "./specs";
import { specsOf, type ListedKind } from "./together";
import { SettingsDifference } from "./SettingsDifference";
import type { Settings } from "./SettingsField";
import type { Draft } from "./useThing";
import { valueWords, type NamesOf } from "./words";
import styles from "./Things.module.css";

const readRoles = () => records("roles");
const readNoRoles = () => Promise.resolve([]);

interface Props {
  readonly kind: EditedKind;
  readonly draft: Draft;
  readonly namesOf: NamesOf;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** What changed is shown before it is saved. */
export function SaveQuestion({ kind, draft, namesOf, onSave, onClose }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { records: words } = messages;
  const { before, after, changed, overtaken } = draft;
  const session = useConsole((state) => state.session);
  const isLast = locksOut(
    session,
    kind,
    draft.thing,
    after,
    useFetched(canLockOut(kind) ? readRoles : readNoRoles).value ?? [],
  );
  return (
    <SavingQuestion
      changes={changed.map((name) => ({
        name,
        label: words.labels[`${kind}.${name}`] ?? words.labels[name] ?? name,
        isOvertaken: overtaken.includes(name),
        difference: (
          <Difference kind={kind} name={name} before={before?.[name]} after={after?.[name]} namesOf={namesOf} />
        ),
      }))}
      onSave={onSave}
      onClose={onClose}
    >
      {isLast && (
        <p role="alert" className={styles.stale}>
          {messages.rights.locksOut}
        </p>
      )}
    </SavingQuestion>
  );
}

interface DifferenceProps {
  readonly kind: ListedKind;
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly namesOf: NamesOf;
  /** Whether it is told from the history, which knows only what was changed. */
  readonly isPast?: boolean;
}

/** What a field was, and what it is instead. */
export function Difference({
  kind,
  name,
  before,
  after,
  namesOf,
  isPast = false,
}: DifferenceProps): ReactElement | null {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  const spec = specsOf(kind).find((one) => one.name === name);
  if (spec === undefined) return null;
  if (spec.shape.as === "settings" || spec.shape.as === "secret") {
    return <SettingsDifference before={(before ?? {}) as Settings} after={(after ?? {}) as Settings} isPast={isPast} />;
  }
  return (
    <>
      <span className={styles.was}>
        <span className="unseen">{words.was}: </span>
        {valueWords(messages, spec, before, namesOf)}
      </span>{" "}
      <span aria-hidden="true">→</span>{" "}
      <strong>
        <span className="unseen">{words.became}: </span>
        {valueWords(messages, spec, after, namesOf)}
      </strong>
    </>
  );
}
