import type { VisitorItem } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Chat } from "../chat.ts";
import { deedsFor, lastWithDeeds, reactionOf } from "../deeds.ts";
import { DEED_WORDS } from "./deeds-words.ts";
import { Drawing } from "./icon.tsx";
import { toField } from "./rewrite.tsx";
import type { Tools } from "./tools.ts";

interface Props {
  readonly chat: Chat;
  readonly item: VisitorItem;
  readonly change: (what: object) => Promise<boolean>;
  readonly react: (emoji: string) => void;
  readonly tools: Tools;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** From the button of one message to that of the next. */
function walk(event: KeyboardEvent): void {
  const here = event.currentTarget as HTMLElement;
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...(here.closest(".log")?.querySelectorAll<HTMLElement>(".more") ?? [])];
  all[all.indexOf(here) + step]?.focus();
}

/** One small button beside a message, and under the message what it opens. */
export function DeedMenu(props: Props): JSX.Element | null {
  const { chat, item, tools } = props;
  const words = DEED_WORDS[tools.language];
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (deedsFor(chat, item).length === 0) return null;
  const onDone = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        class="round more"
        aria-label={words.deeds}
        title={words.deeds}
        aria-expanded={isOpen}
        tabIndex={lastWithDeeds(chat) === item.id ? 0 : -1}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={walk}
      >
        <Drawing path="M6 12h.01M12 12h.01M18 12h.01" />
      </button>
      {isOpen && <Deeds {...props} onDone={onDone} />}
    </>
  );
}

function Deeds({ chat, item, change, react, tools, onDone }: Props & { readonly onDone: () => void }): JSX.Element {
  const { actions, language } = tools;
  const words = DEED_WORDS[language];
  const [isAsking, setAsking] = useState(false);
  const here = useRef<HTMLDivElement>(null);
  const deeds = new Set(deedsFor(chat, item));
  // Before it is seen: an Escape that comes at once shuts this, not the whole chat.
  useLayoutEffect(() => {
    here.current?.querySelector("button")?.focus();
    here.current?.scrollIntoView({ block: "nearest" });
  }, [isAsking]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  };
  const choose = (emoji: string): void => {
    onDone();
    react(emoji);
  };
  const answer = (): void => {
    onDone();
    toField(here.current);
    actions.aim({ answering: item.id });
  };
  // The button goes with the message: what is left is the log.
  const withdraw = (): void => {
    onDone();
    here.current?.closest<HTMLElement>(".log")?.focus();
    void change({ change: "withdrawal" });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in any of its buttons shuts it
    <div class="deeds" ref={here} role="group" aria-label={words.deeds} aria-live="off" onKeyDown={onKeyDown}>
      {isAsking ? (
        <>
          <p>{words.withdrawQuestion}</p>
          <Deed label={words.keep} onPress={onDone} />
          <Deed label={words.withdraw} onPress={withdraw} />
        </>
      ) : (
        <>
          {deeds.has("react") &&
            chat.snapshot?.reactions.map((emoji) => (
              <button key={emoji} class="emoji" aria-pressed={emoji === reactionOf(item)} onClick={() => choose(emoji)}>
                {emoji}
              </button>
            ))}
          {deeds.has("answer") && <Deed label={words.answer} onPress={answer} />}
          {deeds.has("edit") && <Deed label={words.edit} onPress={() => actions.aim({ rewriting: item.id })} />}
          {deeds.has("withdraw") && <Deed label={words.withdraw} onPress={() => setAsking(true)} />}
        </>
      )}
    </div>
  );
}

function Deed({ label, onPress }: { readonly label: string; readonly onPress: () => void }): JSX.Element {
  return (
    <button class="deed" onClick={onPress}>
      {label}
    </button>
  );
}
