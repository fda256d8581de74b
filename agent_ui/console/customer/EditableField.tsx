import { useConsole } from "../desk/store";
import { may } from "../desk/derived";
import { useCallback, useRef, type FormEvent, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Customer, FieldEdit, Saved } from "../desk/customers";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Field } from "../ui/Field";
import { Icon } from "../ui/Icon";
import styles from "./Customer.module.css";
import { focusSoon, useDraft, useTask, useTurning, type Draft } from "./draft";

/** What has fields, and knows who edited which last. */
export type RecordOfFields = Pick<Customer, "id" | "version" | "edits">;

export interface InputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Told a text that is whole by being chosen: it is kept at once. */
  readonly onCommit: (text: string) => void;
  readonly error: string | undefined;
}

interface Props<Change> {
  readonly record: RecordOfFields;
  /** The field as the hub calls it: `tier`, `attributes.country`. */
  readonly field: string;
  readonly label: string;
  /** What it holds, as it is written. */
  readonly text: string;
  /** What it holds, as it is read; the text where it is left out. */
  readonly shown?: string | undefined;
  readonly changeOf: (text: string) => Change;
  readonly save: (change: Change, base: number) => Promise<Saved>;
  readonly faultOf?: (text: string) => string | undefined;
  readonly rows?: number;
  readonly hint?: string;
  /** What it is written in, where that is no line of text. */
  readonly input?: ((props: InputProps) => ReactElement) | undefined;
  /** What stands beside it while it is read. */
  readonly aside?: ReactNode;
}

/** One field to read, and to write in where it stands; what was typed stays until it is saved or let go. */
export function EditableField<Change>(props: Props<Change>): ReactElement {
  const { record, field, text } = props;
  const [draft, keep] = useDraft(record.id, field);
  const place = useRef<HTMLDivElement>(null);
  const { version } = record;
  const find = useCallback(() => place.current?.querySelector<HTMLElement>("input, textarea, button"), []);
  const askFocus = useTurning(draft !== null, find);
  const begin = useCallback(() => {
    askFocus();
    if (draft === null) keep({ text, base: version });
    else focusSoon(find);
  }, [askFocus, draft, keep, text, version, find]);
  const end = useCallback(() => {
    askFocus();
    keep(null);
  }, [askFocus, keep]);
  useTask(field, begin);
  return (
    <div ref={place} className={styles.fact}>
      {draft === null ? (
        <Reading {...props} onBegin={begin} />
      ) : (
        <Writing {...props} draft={draft} onDraft={keep} onEnd={end} />
      )}
    </div>
  );
}

function Reading<Change>({
  record,
  field,
  label,
  text,
  shown,
  aside,
  onBegin,
}: Props<Change> & { readonly onBegin: () => void }) {
  const words = useMessages().customer;
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const edit = record.edits[field];
  const told = (shown ?? text) || words.none;
  if (!mayWork) {
    return (
      <>
        <span className={styles.label}>{label}</span>
        <span className={cx(styles.valueText, text === "" && styles.empty)}>{told}</span>
        {aside}
      </>
    );
  }
  return (
    <>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <Pressable className={cx(styles.value)} aria-label={`${label}: ${told}`} onPress={onBegin}>
        <span
          className={cx(styles.valueText, text === "" && styles.empty)}
          title={edit && byWhom(edit, words.editedBy)}
        >
          {told}
        </span>
        <Icon name="pencil" />
      </Pressable>
      {aside}
    </>
  );
}

const byWhom = (edit: FieldEdit, sentence: (who: string, when: string) => string) =>
  sentence(edit.by_name, moment(edit.at));

interface WritingProps<Change> extends Props<Change> {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onEnd: () => void;
}

function Writing<Change>(props: WritingProps<Change>): ReactElement {
  const {
    record,
    field,
    label,
    text,
    draft,
    onDraft,
    onEnd,
    changeOf,
    save,
    faultOf,
    rows,
    hint,
    input: Input,
  } = props;
  const messages = useMessages();
  const words = messages.customer;
  const edit = record.edits[field];
  const overtaken = edit !== undefined && edit.version > draft.base ? edit : null;
  const fault = faultOf?.(draft.text.trim());

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (fault === undefined) await keepText(draft.text.trim());
  }

  async function keepText(next: string): Promise<void> {
    if (next === text) return onEnd();
    // Who saves with the other's edit before her eyes means it.
    const saved = await save(changeOf(next), overtaken === null ? draft.base : record.version);
    if (saved === "saved") onEnd();
  }

  function commit(next: string): void {
    onDraft({ ...draft, text: next });
    if (overtaken === null) void keepText(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && rows !== undefined && (event.ctrlKey || event.metaKey)) void submit();
    else if (event.key === "Escape") onEnd();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // The keys belong to the field in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.writing} data-writing onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
      {Input === undefined ? (
        <Field
          label={label}
          value={draft.text}
          onChange={(next) => onDraft({ ...draft, text: next })}
          error={fault}
          {...(rows === undefined ? {} : { rows })}
          {...(hint === undefined ? {} : { hint })}
        />
      ) : (
        <Input
          label={label}
          value={draft.text}
          onChange={(next) => onDraft({ ...draft, text: next })}
          onCommit={commit}
          error={fault}
        />
      )}
      {overtaken !== null && (
        <p role="alert" className={styles.overtaken}>
          {words.overtaken(overtaken.by_name, moment(overtaken.at), text)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button isSmall onPress={onEnd}>
          {overtaken === null ? messages.cancel : words.takeTheirs}
        </Button>
        <Button isSmall tone="primary" type="submit">
          {overtaken === null ? messages.save : words.keepMine}
        </Button>
      </div>
    </form>
  );
}
