import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState, Selection, TextSelection, type Command, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { showRichField } from "../../desk/richField";
import { language } from "../../i18n/language";
import { rich } from "../../i18n/rich";
import { optionId, Suggestions } from "../Suggestions";
import { useOffered } from "../useOffered";
import type { RichProps } from "../LetterField";
import type { Asked, Suggestion } from "../suggest";
import { FormatBar } from "./FormatBar";
import { KEYS, linkAt, linkTo, unlink } from "./formats";
import { docOf, linesOf, plainBreaks, sliceOf, textOf, writtenOf } from "./forms";
import { LinkRow } from "./LinkRow";
import styles from "./Rich.module.css";
import { attributesOf, beforeCursor, caretAt, placeOf } from "./standing";

/** Once its words are here too, it can be shown without a pause. */
export const prepared = (): Promise<unknown> => rich.load(language());

interface Props extends RichProps {
  /** Where the cursor stood in the plain field that was here before; null where it stood elsewhere. */
  readonly caret: number | null;
}

/** The field in which a mail is written as it will look. */
export function RichField(props: Props): ReactElement {
  const { text, html, caret, isComposer = false, isReadOnly, label, describedBy, placeholder, signs } = props;
  const list = useId();
  const place = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const known = useRef({ text, html });
  const [isLinking, setLinking] = useState(false);
  const [state, setState] = useState(() => EditorState.create({ doc: docOf({ text, html }) }));
  const before = beforeCursor(state);
  const offered = useOffered(before, before.length, props, take);
  const marked = offered.list.length > 0 ? optionId(list, offered.marked) : null;

  const tell = useEffectEvent((next: EditorState, tr: Transaction) => {
    setState(next);
    const stands = beforeCursor(next);
    offered.follow(stands.length, stands);
    if (!tr.docChanged) return;
    offered.begin();
    known.current = writtenOf(next.doc);
    props.onWrite(known.current.text, known.current.html);
  });
  const openLink = useEffectEvent(() => setLinking(true));

  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const { doc } = state;
    const toBar: Command = () => focusBar(bar.current);
    const made = new EditorView(place.current, {
      state: EditorState.create({
        doc,
        selection: caret === null ? Selection.atEnd(doc) : caretAt(doc, caret),
        plugins: [history(), keymap({ ...KEYS, "Alt-F10": toBar, "Mod-Shift-l": () => (openLink(), true) })],
      }),
      dispatchTransaction(tr) {
        const next = made.state.apply(tr);
        made.updateState(next);
        tell(next, tr);
      },
      clipboardTextParser: (pasted) => sliceOf(pasted.replaceAll(/\r\n?/g, "\n")),
      clipboardTextSerializer: (slice) => textOf(made.state.schema.topNodeType.create(null, slice.content)),
      transformPastedHTML: plainBreaks,
    });
    view.current = made;
    setState(made.state);
    if (caret !== null) made.focus();
    return () => {
      view.current = null;
      made.destroy();
    };
    // It is made once; what changes later reaches it below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useLayoutEffect(() => {
    view.current?.setProps({
      editable: () => !isReadOnly,
      attributes: attributesOf({
        label,
        describedBy,
        placeholder,
        isReadOnly,
        isComposer,
        list,
        marked,
        hasList: signs.length > 0,
      }),
    });
  }, [label, describedBy, placeholder, isReadOnly, isComposer, list, marked, signs]);

  useEffect(() => {
    const isMine = text === known.current.text && html === known.current.html;
    const now = view.current;
    known.current = { text, html };
    if (isMine || now === null) return;
    const doc = docOf({ text, html });
    // Begun anew: nothing of what was sent, or written elsewhere, comes back by going back.
    const begun = EditorState.create({ doc, selection: Selection.atEnd(doc), plugins: now.state.plugins });
    now.updateState(begun);
    setState(begun);
  }, [text, html]);

  useEffect(() => {
    if (!isComposer) return undefined;
    return showRichField({
      append: (more) => {
        const now = view.current;
        if (now === null) return;
        const end = Selection.atEnd(now.state.doc);
        const tr = now.state.tr;
        if (end.$from.parent.inlineContent) tr.insertText(more, end.from);
        else tr.insert(now.state.doc.content.size, [...linesOf(more)]);
        now.dispatch(tr.setSelection(Selection.atEnd(tr.doc)));
      },
      type: (typed) => {
        const now = view.current;
        now?.dispatch(now.state.tr.replaceSelection(sliceOf(typed)).scrollIntoView());
      },
      select: (sought) => {
        const now = view.current;
        const found = now && placeOf(now.state.doc, sought);
        if (now === null || found === null) return;
        now.dispatch(
          now.state.tr.setSelection(TextSelection.create(now.state.doc, found.from, found.to)).scrollIntoView(),
        );
        now.focus();
      },
      format: () => focusBar(bar.current),
    });
  }, [isComposer]);

  function run(command: Command): void {
    const now = view.current;
    if (now === null) return;
    command(now.state, now.dispatch, now);
    now.focus();
  }

  function closeLink(command?: Command): void {
    setLinking(false);
    run(command ?? (() => true));
  }

  function take(suggestion: Suggestion, asked: Asked): void {
    const now = view.current;
    if (now === null) return;
    const { $from } = now.state.selection;
    const tr = now.state.tr.replace($from.start() + asked.start, $from.pos, sliceOf(suggestion.text));
    props.onTake(suggestion, asked);
    now.dispatch(tr.scrollIntoView());
  }

  /** Before the text itself hears of it; what is prevented here does nothing there. */
  function onKey(event: KeyboardEvent): void {
    if (!offered.steer(event)) props.onKeyDown(event);
  }

  return (
    <>
      <div
        ref={place}
        role="presentation"
        className={styles.place}
        onKeyDownCapture={onKey}
        onPasteCapture={props.onPaste}
        onFocus={offered.recall}
        onBlur={offered.dismiss}
      >
        {state.doc.childCount === 1 && state.doc.firstChild?.isTextblock === true && state.doc.content.size === 2 && (
          <span className={styles.placeholder} aria-hidden="true">
            {placeholder}
          </span>
        )}
      </div>
      {offered.list.length > 0 && offered.asked !== null && (
        <Suggestions
          list={offered.list}
          place={offered.marked}
          id={list}
          label={props.listLabel(offered.asked.sign)}
          onChoose={offered.choose}
        />
      )}
      {!isReadOnly && (
        <div ref={bar}>
          <FormatBar state={state} isLinking={isLinking} onRun={run} onLink={() => setLinking(!isLinking)} />
        </div>
      )}
      {isLinking && (
        <LinkRow
          href={linkAt(state).href}
          onLink={(href, words) => closeLink(linkTo(href, words))}
          onUnlink={() => closeLink(unlink)}
          onClose={() => closeLink()}
        />
      )}
    </>
  );
}

function focusBar(bar: HTMLElement | null): boolean {
  const button = bar?.querySelector<HTMLElement>("button:not([tabindex='-1']):not(:disabled)");
  button?.focus();
  return button !== null && button !== undefined;
}
