import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { optionId, Suggestions } from "./Suggestions";
import { taken, type Asked, type Suggestion } from "./suggest";
import { useOffered, type Suggesting } from "./useOffered";
import styles from "./Composer.module.css";

export interface WritingProps extends Suggesting {
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly isReadOnly: boolean;
  readonly isFocusedFirst?: boolean;
  /** Whether it is read only for a moment, until another field takes its place. */
  readonly isAwaiting?: boolean;
  readonly describedBy: string | undefined;
  readonly onWrite: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** The field one writes in, with a list of what may be put where its cursor stands. */
export function WritingField(props: WritingProps): ReactElement {
  const { text, signs, onWrite, onTake } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<number | null>(null);
  const [caret, setCaret] = useState(0);
  const { asked, list, marked, ...offered } = useOffered(text, caret, props, take);

  // Once the text stands in the field: what was taken puts the cursor behind it, and whatever else wrote the text (a
  // command does) moved the cursor of a field that has the focus already without telling.
  useLayoutEffect(() => {
    const written = field.current;
    if (written === null) return;
    if (wanted.current !== null) written.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
    if (document.activeElement === written && written.value === text) setCaret(written.selectionStart);
  }, [text]);

  function take(suggestion: Suggestion, there: Asked): void {
    const [next, end] = taken(text, caret, there, suggestion);
    wanted.current = end;
    setCaret(end);
    onTake(suggestion, there);
    onWrite(next);
  }

  function follow(at: number): void {
    setCaret(at);
    offered.follow(at);
  }

  return (
    <>
      <textarea
        ref={field}
        data-composer=""
        data-awaits={props.isAwaiting === true ? "" : undefined}
        className={styles.text}
        rows={2}
        value={text}
        aria-label={props.label}
        readOnly={props.isReadOnly || props.isAwaiting === true}
        // Only where a dialog is about this field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.isFocusedFirst}
        aria-describedby={props.describedBy}
        aria-autocomplete={signs.length > 0 ? "list" : undefined}
        aria-controls={list.length > 0 ? id : undefined}
        aria-activedescendant={list.length > 0 ? optionId(id, marked) : undefined}
        placeholder={props.placeholder}
        onChange={(event) => {
          offered.begin();
          follow(event.target.selectionStart);
          onWrite(event.target.value);
        }}
        onSelect={(event) => follow(event.currentTarget.selectionStart)}
        onBlur={offered.dismiss}
        onFocus={(event) => {
          offered.recall();
          setCaret(event.currentTarget.selectionStart);
        }}
        onKeyDown={(event) => offered.steer(event) || props.onKeyDown(event)}
        onPaste={props.onPaste}
      />
      {list.length > 0 && asked !== null && (
        <Suggestions list={list} place={marked} id={id} label={props.listLabel(asked.sign)} onChoose={offered.choose} />
      )}
    </>
  );
}
