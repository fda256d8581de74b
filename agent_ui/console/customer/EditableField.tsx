import { useCallback, useRef, type FormEvent, type KeyboardEvent, type ReactElement } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Customer, CustomerChange, FieldEdit } from "../desk/types";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Field } from "../ui/Field";
import { Icon } from "../ui/Icon";
import styles from "./Customer.module.css";
import { focusSoon, useDraft, useTask, useTurning, type Draft } from "./draft";
import type { Save } from "./useCustomer";

interface Props {
  readonly customer: Customer;
  /** The field as the hub calls it: `tier`, `attributes.country`. */
  readonly field: string;
  readonly label: string;
  /** What it holds, as it is written. */
  readonly text: string;
  /** What it holds, as it is read; the text where it is left out. */
  readonly shown?: string | undefined;
  readonly changeOf: (text: string) => CustomerChange;
  readonly save: Save;
  readonly faultOf?: (text: string) => string | undefined;
  readonly rows?: number;
  readonly hint?: string;
}

/** One field to read, and to write in where it stands; what was typed stays until it is saved or let go. */
export function EditableField(props: Props): ReactElement {
  const { customer, field, text } = props;
  const [draft, keep] = useDraft(customer.id, field);
  const place = useRef<HTMLDivElement>(null);
  const { version } = customer;
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

function Reading({ customer, field, label, text, shown, onBegin }: Props & { readonly onBegin: () => void }) {
  const words = useMessages().customer;
  const edit = customer.edits[field];
  const told = (shown ?? text) || words.none;
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
    </>
  );
}

const byWhom = (edit: FieldEdit, sentence: (who: string, when: string) => string) =>
  sentence(edit.by_name, moment(edit.at));

interface WritingProps extends Props {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onEnd: () => void;
}

function Writing(props: WritingProps): ReactElement {
  const { customer, field, label, text, draft, onDraft, onEnd, changeOf, save, faultOf, rows, hint } = props;
  const messages = useMessages();
  const words = messages.customer;
  const edit = customer.edits[field];
  const overtaken = edit !== undefined && edit.version > draft.base ? edit : null;
  const fault = faultOf?.(draft.text.trim());

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (fault !== undefined) return;
    if (draft.text.trim() === text) return onEnd();
    // Who saves with the other's edit before her eyes means it.
    const saved = await save(changeOf(draft.text.trim()), overtaken === null ? draft.base : customer.version);
    if (saved === "saved") onEnd();
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
      <Field
        label={label}
        value={draft.text}
        onChange={(next) => onDraft({ ...draft, text: next })}
        error={fault}
        {...(rows === undefined ? {} : { rows })}
        {...(hint === undefined ? {} : { hint })}
      />
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
