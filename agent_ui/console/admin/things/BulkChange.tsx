import { useState, type ReactElement } from "react";
import { Problem } from "../../desk/http";
import { attempt, explain, notify } from "../../desk/notices";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { span } from "../../i18n/format";
import { refusal } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { ChoiceField } from "../../ui/Field";
import { Change } from "../queues/Change";
import type { FieldName } from "../queues/fields";
import type { NameOf } from "../queues/sentences";
import { shown, type AdminRecord } from "../records";
import { becomings, bulkFields, howsOf, isSaid, keep, nothingOf, shapeOf, type Becoming, type How } from "./bulk";
import { faultOf } from "./faults";
import { FieldInput } from "./FieldInput";
import { Difference } from "./SaveQuestion";
import { ASIDE, type ListedKind } from "./together";
import { Uses } from "./Uses";
import type { NamesOf } from "./words";
import styles from "./Things.module.css";

const INVALID = 422;
const MS = 1_000;

interface Props {
  readonly kind: ListedKind;
  readonly chosen: readonly AdminRecord[];
  readonly namesOf: NamesOf;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One change to several: which, what it makes of each, and the way back. */
export function BulkChange({ kind, chosen, namesOf, onClose, onDone }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor, records: words } = messages;
  const { bulk } = words;
  const fields = bulkFields(kind);
  const [name, setName] = useState<string | null>(null);
  const [how, setHow] = useState<How>("set");
  const [value, setValue] = useState<unknown>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const spec = fields.find((one) => one.name === name);
  const deed = spec === undefined ? null : { spec, how, value };
  const entered = deed === null ? null : shapeOf(deed);
  const fault = entered === null ? null : faultOf(entered, value, words);
  const found = deed === null || fault !== null || !isSaid(deed) ? [] : becomings(kind, chosen, deed);
  const labelOf = (field: string) => labelIn(messages, kind, field);

  function choose(field: string): void {
    const one = fields.find((each) => each.name === field);
    const [first = "set"] = one === undefined ? [] : howsOf(one);
    setName(field);
    if (one !== undefined) begin(first, nothingOf(one, first));
  }

  function begin(next: How, start: unknown): void {
    setRefused(null);
    setHow(next);
    setValue(start);
  }

  async function save(): Promise<void> {
    setSaving(true);
    try {
      await keep(kind, found, "after");
      const takeBack = async () => {
        await keep(kind, found, "before");
        notify(bulk.undone);
      };
      const perform = () => void attempt(takeBack).then(onDone);
      notify(bulk.done(found.length), "plain", null, { name: bulk.undo, perform });
      onDone();
      onClose();
    } catch (error) {
      setSaving(false);
      if (error instanceof Problem && error.status === INVALID) setRefused(error.detail);
      else notify(explain(error), "problem");
    }
  }

  return (
    <Dialog title={bulk.title(chosen.length)} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        <ChoiceField
          label={bulk.field}
          placeholder={queueEditor.choose}
          choices={fields.map((one) => ({ id: one.name, name: labelOf(one.name) }))}
          value={name ?? ""}
          onChange={choose}
        />
        {spec !== undefined && howsOf(spec).length > 1 && (
          <ChoiceField
            label={bulk.how}
            placeholder={queueEditor.choose}
            choices={howsOf(spec).map((id) => ({ id, name: bulk.hows[id] }))}
            value={how}
            onChange={(next) => begin(next as How, nothingOf(spec, next as How))}
          />
        )}
        {entered !== null && (
          <FieldInput
            spec={entered}
            // A switch says by its name what is on; everything else is named above.
            label={entered.shape.as === "flag" ? labelOf(entered.name) : bulk.values[how]}
            hint={hintOf(messages, entered.name, value)}
            value={value}
            onChange={(next) => {
              setRefused(null);
              setValue(next);
            }}
            namesOf={namesOf}
            error={fault ?? undefined}
            values={{ ...chosen[0], [entered.name]: value }}
            kept={undefined}
            faults={{}}
          />
        )}
        <p role="status">
          {deed === null || fault !== null || !isSaid(deed) ? "" : bulk.changes(found.length, chosen.length)}
        </p>
        <Changes kind={kind} found={found} namesOf={namesOf} />
        <Refused kind={kind} isAside={spec === ASIDE} detail={refused} />
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="primary" isDisabled={found.length === 0 || isSaving} onPress={() => void save()}>
            {messages.save}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

interface RefusedProps {
  readonly kind: ListedKind;
  readonly isAside: boolean;
  readonly detail: string | null;
}

/** Why nothing of it is done; of what is still needed it is told where. */
function Refused({ kind, isAside, detail }: RefusedProps): ReactElement | null {
  const messages = useAdministrationMessages();
  if (detail === null) return null;
  if (isAside) return <Uses kind={kind} id="" detail={detail} />;
  return (
    <div role="alert">
      {detail.split("\n").map((line) => (
        <p key={line} className={styles.error}>
          {refusal(messages, line, "invalid")}
        </p>
      ))}
    </div>
  );
}

/** What a field is called where one of them is edited. */
function labelIn(messages: AdministrationMessages, kind: ListedKind, field: string): string {
  const { admin, queueEditor, records: words, writing } = messages;
  if (field === ASIDE.name) return words.end;
  if (kind === "replies")
    return { teams: admin.teams, queues: admin.queues, channels: writing.channels }[field] ?? field;
  const known: Readonly<Record<string, string>> = kind === "queues" ? queueEditor.fields : words.labels;
  return known[`${kind}.${field}`] ?? known[field] ?? field;
}

/** So many seconds in words, or what it means to be set aside. */
function hintOf({ queueEditor, records: words }: AdministrationMessages, field: string, value: unknown) {
  if (field === ASIDE.name) return words.endLead;
  if (!field.endsWith("_seconds") || typeof value !== "number") return undefined;
  return `${queueEditor.seconds} ${queueEditor.inWords(span(value * MS))}`;
}

/** A queue tells its changes in words of its own. */
const ofQueue = (namesOf: NamesOf): NameOf => {
  const sources = { skill: "skills", queue: "queues", hours: "calendars", team: "teams" } as const;
  return (kind, id) => namesOf(sources[kind]).find((one) => one.id === id)?.name ?? id;
};

interface ChangesProps {
  readonly kind: ListedKind;
  readonly found: readonly Becoming[];
  readonly namesOf: NamesOf;
}

/** What each was, and what it becomes. */
function Changes({ kind, found, namesOf }: ChangesProps): ReactElement | null {
  if (found.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {found.map(({ record, before, after, changed }) => (
        <div key={record.id}>
          <dt>{shown(record["name"]) || record.id}</dt>
          {changed.map((name) => (
            <dd key={name}>
              {kind === "queues" && name !== ASIDE.name ? (
                <Change field={name as FieldName} before={before[name]} after={after[name]} nameOf={ofQueue(namesOf)} />
              ) : (
                <Difference kind={kind} name={name} before={before[name]} after={after[name]} namesOf={namesOf} />
              )}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
