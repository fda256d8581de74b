import {
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { tellAttending, tellTyping } from "../desk/connection";
import { beginRewriting, meantFor } from "../desk/changing";
import { endDraft, REPLIES_TO, useDraft, writeDraft } from "../desk/drafts";
import { usePreferences } from "../desk/preferences";
import { faultOf, forgetLetter, letterOf, letterToSend } from "../desk/letters";
import { ORIGINAL, withoutOriginal } from "../desk/originals";
import { openIn, type OpenVariable } from "../desk/replies";
import { richField, trimmed } from "../desk/richField";
import { ACCOUNT } from "../desk/senders";
import { send } from "../desk/sending";
import { withoutParts } from "../desk/sentBefore";
import { present, set, useConsole } from "../desk/store";
import { backToOwnWords, isJustTranslated } from "../desk/translatedDraft";
import { canTranslate } from "../desk/translations";
import type { ComposerMode, ConsoleState } from "../desk/state";
import { useCalled } from "../desk/useCalled";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { ComposerTools, ModeSwitch } from "./ComposerTools";
import { leaveOnEscape } from "./leaveField";
import { LetterField } from "./LetterField";
import { LetterHead } from "./letter/LetterHead";
import { Signature } from "./letter/Signature";
import { useSender } from "./letter/useSender";
import { OpenVariables } from "./OpenVariables";
import { OptedOut } from "./OptedOut";
import { ManyTexts } from "./ManyTexts";
import { OtherDraft } from "./OtherDraft";
import { isMany } from "./segments";
import { doesEnterSend } from "./sendKey";
import { UploadList } from "./UploadList";
import { useDraftUploads } from "./uploads";
import { useAllowed, useLimits } from "./useAllowed";
import { useSuggesting } from "./useSuggesting";
import { WritingField } from "./WritingField";
import styles from "./Composer.module.css";
import { later } from "../ui/later";

const Answering = later(async () => (await import("./changes/Answering")).Answering);
const Allowed = later(async () => (await import("./sending/Allowed")).Allowed);
const Refused = later(async () => (await import("./sending/Refused")).Refused);
const OwnWords = later(async () => (await import("./translation/Writing")).OwnWords);
const TranslateTools = later(async () => (await import("./translation/Writing")).TranslateTools);

interface Props {
  readonly id: string;
}

const NO_FEATURES: readonly string[] = [];
const CLOSED = "reply-closed";
const TYPING_EVERY_MS = 3_000;

/** Where one writes to the customer, or to the team. */
export function Composer({ id }: Props): ReactElement {
  const mode = useConsole((state) => state.composer);
  return <Editor key={mode} id={id} mode={mode} />;
}

function Editor({ id, mode }: { readonly id: string; readonly mode: ComposerMode }): ReactElement {
  const messages = useMessages();
  const features = useConsole((state) => state.logs[id]?.features ?? NO_FEATURES);
  const customer = useCalled(id);
  const enterSends = doesEnterSend(usePreferences(), features);
  const { text, fields } = useDraft(id, mode);
  const html = fields["html"] ?? "";
  const repliesTo = fields[REPLIES_TO];
  const isText = !isNoted(mode) && features.includes("phone_numbers");
  const isRich = !isNoted(mode) && features.includes("html");
  const wasRefused = fields["refused"] !== undefined;
  const isTranslated = !isNoted(mode) && fields[ORIGINAL] !== undefined;
  const translates = useConsole((state) => canTranslate(state, id)) && !isNoted(mode);
  const limits = useLimits(id, mode);
  const uploads = useDraftUploads(id, mode, limits);
  const suggesting = useSuggesting(id, mode);
  const isNote = isNoted(mode);
  const isShown = !isNote && features.includes("typing");
  const [tellThrottled] = useState(() => throttled(() => tellWriting(id, mode, isShown), TYPING_EVERY_MS));
  const letter = useConsole((state) => (isNote ? null : letterOf(state, id)));
  const sender = useSender(id, isNote ? "" : (fields[ACCOUNT] ?? ""));
  const passedOn = useConsole((state) => filesOf(state, id, letter?.forwards ?? ""));
  const isPassingOn = (letter?.forwards ?? "") !== "";
  const staying = letter?.without ?? [];
  const going = [...passedOn.filter((file) => !staying.includes(file.id)), ...uploads.list.map(({ sent }) => sent)];
  const allows = useAllowed(id, limits, text, going);
  const isOptedOut = useConsole((state) => !isNote && (state.logs[id]?.is_opted_out ?? false));
  /** The field stays, for what was being typed must not turn into shortcuts. */
  const isClosed = isOptedOut || allows.shut !== null;
  const takesFiles = !isNote && !isClosed && features.includes("attachments");
  const files = uploads.list.flatMap(({ file }) => (file === null ? [] : [file]));
  const isAddressed = letter === null || (faultOf(letter, messages) === null && sender?.known !== null);
  const canSend =
    !isClosed &&
    allows.excess === null &&
    isAddressed &&
    (text.trim() !== "" || uploads.list.length > 0 || isPassingOn);
  const open = isNote ? [] : openIn(text);
  const [firstOpen] = open;
  /** The text that was to be sent although something in it is not filled in. */
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  /** With how many files the message leaves by itself, once all of them are there. */
  const awaited = useRef<number | null>(null);

  /** What belongs to the text that stands there now: of another one nothing was sent, and nothing translated. */
  function begunAnew(next: string): typeof fields {
    if (next === "") return withoutParts(fields);
    return text === "" ? withoutOriginal(fields) : fields;
  }

  function write(next: string): void {
    const begun = begunAnew(next);
    writeDraft(id, mode, { text: next, ...(begun !== fields && { fields: isNote ? {} : begun }) });
    if (next !== "") tellThrottled();
  }

  function writeRich(next: string, form: string): void {
    const { html: _, ...others } = begunAnew(next);
    writeDraft(id, mode, { text: next, fields: form === "" ? others : { ...others, html: form } });
    if (next !== "") tellThrottled();
  }

  function submit(): void {
    awaited.current = uploads.isBusy ? uploads.list.length : null;
    if (!canSend || uploads.isBusy) return;
    if ((firstOpen !== undefined || (isText && isMany(text))) && warnedOf !== text) {
      setWarnedOf(text);
      if (firstOpen !== undefined) showOpen(firstOpen);
      return;
    }
    const message = {
      conversationId: id,
      kind: isNote ? ("note" as const) : ("message" as const),
      text: text.trim(),
      html: isRich ? trimmed(html) : "",
      files,
      letter: letter && letterToSend(letter, sender?.account ?? ""),
      ...(repliesTo !== undefined && !isNote && { repliesTo }),
      ...(isTranslated && { original: fields[ORIGINAL] ?? "" }),
    };
    void send(message, fields);
    if (letter !== null) forgetLetter(id);
    endDraft(id, mode);
  }

  const sendAwaited = useEffectEvent(() => {
    if (awaited.current === uploads.list.length) submit();
    awaited.current = null;
  });
  useEffect(() => {
    if (!uploads.isBusy) sendAwaited();
  }, [uploads.isBusy]);

  function onKeyDown(event: KeyboardEvent): void {
    if (!isNote && isUpFromNothing(event, text)) return rewriteLast(event);
    if (isTranslated && isUndo(event) && isJustTranslated(id, text)) return takeBack(event, id);
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.shiftKey) return;
    const isSending = event.ctrlKey || event.metaKey || enterSends;
    if (!isSending) return;
    event.preventDefault();
    submit();
  }

  function attach(list: FileList | null): boolean {
    if (!takesFiles || list === null || list.length === 0) return false;
    uploads.add(list);
    return true;
  }

  function drop(event: DragEvent): void {
    if (attach(event.dataTransfer.files)) event.preventDefault();
  }

  const writing = {
    ...suggesting,
    text,
    label: isNote ? messages.composer.note : messages.composer.reply,
    isReadOnly: isClosed,
    describedBy: isClosed ? CLOSED : undefined,
    placeholder: isClosed
      ? ""
      : isNote
        ? messages.composer.notePlaceholder
        : isPassingOn
          ? messages.letters.forwardPlaceholder
          : messages.composer.replyPlaceholder(customer),
    onKeyDown,
    onPaste: (event: ClipboardEvent) => attach(event.clipboardData.files) && event.preventDefault(),
  };

  return (
    <div
      role="presentation"
      data-composer-frame=""
      className={cx(styles.composer, isNote && styles.note)}
      onFocus={forgetChosen}
      onDragOver={(event) => takesFiles && event.preventDefault()}
      onDrop={drop}
      onKeyDown={leaveOnEscape}
    >
      <ModeSwitch mode={mode} />
      {repliesTo !== undefined && !isNote && (
        <Suspense fallback={null}>
          <Answering id={id} item={repliesTo} />
        </Suspense>
      )}
      {!isNote && !isClosed && <LetterHead id={id} sender={sender} />}
      {isRich ? (
        <LetterField {...writing} isComposer html={html} onWrite={writeRich} />
      ) : (
        <WritingField {...writing} onWrite={write} />
      )}
      {!isNote && !isClosed && <Signature text={sender?.known?.signature ?? ""} />}
      {isOptedOut && <OptedOut id={id} place={CLOSED} />}
      {allows.isTold && !isOptedOut && (
        <Suspense fallback={null}>
          <Allowed id={id} text={text} allows={allows} place={CLOSED} />
        </Suspense>
      )}
      {isText && warnedOf === text && <ManyTexts text={text} />}
      <OpenVariables names={open.map(({ name }) => name)} isWarned={warnedOf === text} />
      {wasRefused && (
        <Suspense fallback={null}>
          <Refused id={id} mode={mode} />
        </Suspense>
      )}
      {isTranslated && (
        <Suspense fallback={null}>
          <OwnWords id={id} text={fields[ORIGINAL] ?? ""} />
        </Suspense>
      )}
      <OtherDraft id={id} mode={mode} />
      <UploadList uploads={uploads} />
      <ComposerTools
        text={text}
        mode={mode}
        features={features}
        canSend={canSend}
        onSend={submit}
        onFiles={takesFiles ? uploads.add : null}
        isClosed={isClosed}
      >
        {translates && !isClosed && (
          <Suspense fallback={null}>
            <TranslateTools id={id} isEmpty={text.trim() === ""} isTranslated={isTranslated} />
          </Suspense>
        )}
      </ComposerTools>
    </div>
  );
}

const NO_FILES: readonly ItemFile[] = [];

/** The files of a message that is passed on. */
const filesOf = (state: ConsoleState, id: string, item: string): readonly ItemFile[] =>
  item === "" ? NO_FILES : (state.logs[id]?.items.find((one) => one.id === item)?.files ?? NO_FILES);

/** A reply is shown to the customer, where her channel can; and both to colleagues. */
function tellWriting(id: string, mode: ComposerMode, isShown: boolean): void {
  if (isShown) tellTyping(id);
  tellAttending(id, mode);
}

const isNoted = (mode: ComposerMode) => mode === "note";

/** Whoever writes means no message that she walked to before. */
function forgetChosen(): void {
  if (present().chosenItem !== null) set({ chosenItem: null });
}

/** The arrow up where nothing is written goes to what was written last. */
const isUpFromNothing = ({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, text: string) =>
  key === "ArrowUp" && text === "" && !altKey && !ctrlKey && !metaKey && !shiftKey;

const isUndo = ({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === "z" && (ctrlKey || metaKey) && !altKey && !shiftKey;

/** Going back from a translation leads to one's own words. */
function takeBack(event: KeyboardEvent, id: string): void {
  event.preventDefault();
  backToOwnWords(id);
}

function rewriteLast(event: KeyboardEvent): void {
  const item = meantFor({ ...present(), chosenItem: null }, "edit");
  if (item === null) return;
  event.preventDefault();
  beginRewriting(item);
}

/** Stand on what is not filled in, so that it is written over. */
function showOpen({ name, start }: OpenVariable): void {
  const rich = richField();
  if (rich !== null) return rich.select(name);
  const field = document.querySelector<HTMLTextAreaElement>("textarea[data-composer]");
  field?.focus();
  field?.setSelectionRange(start, start + name.length);
}

/** Run at most once in every period. */
function throttled(action: () => void, everyMs: number): () => void {
  let last = 0;
  return () => {
    if (Date.now() - last < everyMs) return;
    last = Date.now();
    action();
  };
}
