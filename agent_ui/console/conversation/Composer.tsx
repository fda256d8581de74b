import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { tellTyping } from "../desk/connection";
import { currentRow } from "../desk/derived";
import { draftOf, keepDraft } from "../desk/drafts";
import { usePreferences } from "../desk/preferences";
import { send } from "../desk/sending";
import { useConsole } from "../desk/store";
import type { ComposerMode } from "../desk/state";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { ComposerTools, ModeSwitch } from "./ComposerTools";
import { MOST_CHARACTERS, tooMany } from "./length";
import { OptedOut } from "./OptedOut";
import { doesEnterSend } from "./sendKey";
import { UploadList } from "./UploadList";
import { useUploads } from "./uploads";
import styles from "./Composer.module.css";

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
  const customer = useConsole((state) => currentRow(state, id)?.customer.name ?? "");
  const enterSends = doesEnterSend(usePreferences(), features);
  const [text, setText] = useState(() => draftOf(id, mode));
  const uploads = useUploads();
  const [tellThrottled] = useState(() => throttled(() => tellTyping(id), TYPING_EVERY_MS));
  const isNote = mode === "note";
  /** The field stays, for what was being typed must not turn into shortcuts. */
  const isClosed = useConsole((state) => !isNote && (state.logs[id]?.is_opted_out ?? false));
  const takesFiles = !isNote && !isClosed && features.includes("attachments");
  const files = uploads.list.flatMap(({ file }) => (file === null ? [] : [file]));
  const excess = tooMany(text);
  const canSend = !isClosed && excess === null && (text.trim() !== "" || uploads.list.length > 0);
  /** With how many files the message leaves by itself, once all of them are there. */
  const awaited = useRef<number | null>(null);
  const sendAwaited = useEffectEvent(() => {
    if (awaited.current === uploads.list.length) submit();
    awaited.current = null;
  });
  useEffect(() => {
    if (!uploads.isBusy) sendAwaited();
  }, [uploads.isBusy]);

  function write(next: string): void {
    setText(next);
    keepDraft(id, mode, next);
    if (!isNote && next !== "" && features.includes("typing")) tellThrottled();
  }

  function submit(): void {
    awaited.current = uploads.isBusy ? uploads.list.length : null;
    if (!canSend || uploads.isBusy) return;
    void send({ conversationId: id, kind: isNote ? "note" : "message", text: text.trim(), files });
    setText("");
    keepDraft(id, mode, "");
    uploads.clear();
  }

  function onKeyDown(event: KeyboardEvent): void {
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

  return (
    <div
      role="presentation"
      className={cx(styles.composer, isNote && styles.note)}
      onDragOver={(event) => takesFiles && event.preventDefault()}
      onDrop={drop}
    >
      <ModeSwitch mode={mode} />
      <textarea
        data-composer=""
        className={styles.text}
        rows={2}
        value={text}
        aria-label={isNote ? messages.composer.note : messages.composer.reply}
        readOnly={isClosed}
        aria-describedby={isClosed ? CLOSED : undefined}
        placeholder={
          isClosed
            ? ""
            : isNote
              ? messages.composer.notePlaceholder
              : messages.composer.replyPlaceholder(customer || messages.unnamed)
        }
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => attach(event.clipboardData.files) && event.preventDefault()}
      />
      {isClosed && <OptedOut id={id} place={CLOSED} />}
      {excess !== null && (
        <p className={styles.tooLong} role="alert">
          {messages.composer.tooLong(number(MOST_CHARACTERS), number(excess))}
        </p>
      )}
      <UploadList uploads={uploads} />
      <ComposerTools
        text={text}
        mode={mode}
        features={features}
        canSend={canSend}
        onSend={submit}
        onFiles={takesFiles ? uploads.add : null}
      />
    </div>
  );
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
