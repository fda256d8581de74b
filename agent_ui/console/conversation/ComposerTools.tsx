import { useRef, type ReactElement, type ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { currentId } from "../desk/derived";
import { CONTROL_KEY } from "../desk/commands/command";
import { focusComposer } from "../desk/commands/focusComposer";
import { insertReply } from "../desk/commands/insertReply";
import { prefer, usePreferences } from "../desk/preferences";
import type { ComposerMode } from "../desk/state";
import { useConsole } from "../desk/store";
import { isNoting } from "../desk/unsent";
import { compose } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import { Menu } from "../ui/Menu";
import { EmojiButton } from "./emoji/EmojiButton";
import { choiceFor, doesEnterSend } from "./sendKey";
import { segmentsOf } from "./segments";
import styles from "./Composer.module.css";

/** Whom the text is for. */
export function ModeSwitch({ mode }: { readonly mode: ComposerMode }): ReactElement {
  const { composer } = useMessages();
  const isOnlyNote = useConsole((state) => isNoting(state, currentId(state) ?? ""));
  if (isOnlyNote) return <NoteHead />;
  return (
    <ToggleButtonGroup
      aria-label={composer.mode}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        compose(keys.has("note") ? "note" : "reply");
        // The switch is drawn anew with its field: whoever types on writes there.
        focusComposer();
      }}
      className={cx(styles.modes)}
    >
      <ToggleButton id="reply" className={cx(styles.mode)}>
        {composer.reply}
      </ToggleButton>
      <ToggleButton id="note" className={cx(styles.mode)}>
        {composer.note}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** Over a note of somebody who may only read here. */
function NoteHead(): ReactElement {
  const messages = useMessages();
  return (
    <div className={styles.noteHead}>
      <span>{messages.conversation.noteLabel}</span>
      <IconButton icon="cross" label={messages.cancel} onPress={() => compose("reply")} />
    </div>
  );
}

interface Props {
  readonly text: string;
  readonly mode: ComposerMode;
  readonly features: readonly string[];
  readonly canSend: boolean;
  readonly onSend: () => void;
  /** Null where the channel takes no files. */
  readonly onFiles: ((files: Iterable<File>) => void) | null;
  /** Whether anything can be written there. */
  readonly isClosed: boolean;
  /** What else can be done with the text. */
  readonly children?: ReactNode;
}

/** The row under the text. */
export function ComposerTools({
  text,
  mode,
  features,
  canSend,
  onSend,
  onFiles,
  isClosed,
  children,
}: Props): ReactElement {
  const { composer, writing } = useMessages();
  const isNote = mode === "note";
  return (
    <div className={styles.tools}>
      {onFiles !== null && <FilePicker onFiles={onFiles} />}
      {!isNote && <IconButton icon="queue" label={writing.insertReply} hint="/" onPress={insertReply.perform} />}
      {!isClosed && <EmojiButton />}
      {!isNote && features.includes("phone_numbers") && text !== "" && <SegmentCount text={text} />}
      {children}
      <span className={styles.space} />
      <SendKeys features={features} />
      <Button tone="primary" icon={isNote ? "note" : "send"} isDisabled={!canSend} onPress={onSend}>
        {isNote ? composer.addNote : composer.send}
      </Button>
    </div>
  );
}

/** Which key sends is said where it counts, and chosen for chats and for letters apart. */
function SendKeys({ features }: { readonly features: readonly string[] }): ReactElement {
  const { composer } = useMessages();
  const enterSends = doesEnterSend(usePreferences(), features);
  const withControl = composer.ctrlEnterSends(CONTROL_KEY);
  const now = enterSends ? composer.enterSends : withControl;
  return (
    <Menu
      label={composer.sendKeys}
      placement="top end"
      trigger={
        <Button tone="quiet" isSmall aria-label={`${composer.sendKeys}: ${now}`}>
          <span className={styles.keysHint}>{now}</span>
        </Button>
      }
      groups={[
        {
          id: "keys",
          name: composer.sendKeys,
          chosen: enterSends ? "enter" : "ctrl",
          entries: [
            { id: "enter", name: composer.enterSends },
            { id: "ctrl", name: withControl },
          ],
        },
      ]}
      onChoose={(_group, id) => prefer({ [choiceFor(features)]: id === "enter" })}
    />
  );
}

export function FilePicker({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }): ReactElement {
  const { composer } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <IconButton icon="attach" label={composer.attach} onPress={() => input.current?.click()} />
    </>
  );
}

export function SegmentCount({ text }: { readonly text: string }): ReactElement {
  const { composer } = useMessages();
  const { count, left, foreign } = segmentsOf(text);
  return (
    <span className={styles.segments}>
      {composer.segments(count, left)}
      {foreign !== "" && ` · ${composer.unicode(shown(foreign))}`}
    </span>
  );
}

const MOST_SHOWN = 3;
const JOINS = /[\p{M}\p{Cf}]/gu;

/** The first of them that can be seen by themselves. */
function shown(foreign: string): string {
  const seen = Array.from(foreign.replaceAll(JOINS, ""));
  return seen.slice(0, MOST_SHOWN).join(" ") + (seen.length > MOST_SHOWN ? " …" : "");
}
