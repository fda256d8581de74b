/** What becomes of messages afterwards, and what can be done with them. Fetched with the first message. */

import type { VisitorItem } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Chat } from "../chat.ts";
import { found, lastToEdit, mayDo, reactionOf } from "../deeds.ts";
import { DeedMenu } from "./deed-menu.tsx";
import { DEED_WORDS } from "./deeds-words.ts";
import { IconButton } from "./icon.tsx";
import { excerpt, Quote } from "./quote.tsx";
import { Reactions } from "./reactions.tsx";
import { Rewrite } from "./rewrite.tsx";
import type { Row } from "./rows.ts";
import type { Tools } from "./tools.ts";

export { default as css } from "./deeds.css?inline";

interface Props {
  readonly chat: Chat;
  readonly row: Row;
  readonly tools: Tools;
}

/** Which message is answered by this one. */
export function Above({ chat, row, tools }: Props): JSX.Element | null {
  return row.repliesTo ? <Quote chat={chat} id={row.repliesTo} tools={tools} /> : null;
}

/** What became of a message, and what can be done with it. */
export function Below({ chat, row, tools }: Props): JSX.Element | null {
  const { item } = row;
  if (!item) return null;
  if (item.is_withdrawn) return <p class="text withdrawn">{DEED_WORDS[tools.language].withdrawn}</p>;
  return <Aftermath chat={chat} item={item} tools={tools} />;
}

function Aftermath({ chat, item, tools }: { chat: Chat; item: VisitorItem; tools: Tools }): JSX.Element {
  const { actions, language } = tools;
  const words = DEED_WORDS[language];
  const [hasFailed, setFailed] = useState(false);
  // It went through after all, or somebody else changed it.
  useEffect(() => setFailed(false), [item]);
  const change = async (what: object): Promise<boolean> => {
    const isDone = await actions.change({ item_id: item.id, ...what });
    setFailed(!isDone);
    return isDone;
  };
  const react = (emoji: string): void =>
    void change({ change: "reaction", emoji: emoji === reactionOf(item) ? "" : emoji });
  return (
    <>
      {chat.rewriting === item.id ? (
        <Rewrite item={item} change={change} tools={tools} />
      ) : (
        <DeedMenu chat={chat} item={item} change={change} react={react} tools={tools} />
      )}
      <Reactions item={item} words={words} react={mayDo(chat, "react", item) ? react : null} />
      {item.is_edited && <p class="mark">{words.edited}</p>}
      {hasFailed && (
        <p class="complaint" role="alert">
          {words.refused}
        </p>
      )}
    </>
  );
}

/** Above the field: which message is answered with what is written in it. */
export function Answering({ chat, tools }: { chat: Chat; tools: Tools }): JSX.Element | null {
  const { actions, language } = tools;
  const words = DEED_WORDS[language];
  const item = found(chat.snapshot, chat.answering);
  if (!item) return null;
  return (
    <div class="answering">
      <p class="quote" role="status">
        <b>{item.from_me ? words.answeringHer : words.answering(item.author_name)}</b> {excerpt(item, words)}
      </p>
      <IconButton icon="close" label={words.answerNone} look="small" onPress={() => actions.aim({ answering: "" })} />
    </div>
  );
}

/** Keys in the field: the arrow up where nothing is written changes what she said last, Escape answers nothing. */
export function onKey(event: KeyboardEvent, chat: Chat, { actions }: Tools): void {
  if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && chat.answering) {
    event.stopPropagation();
    actions.aim({ answering: "" });
  }
  if (event.key !== "ArrowUp" || (event.currentTarget as HTMLTextAreaElement).value) return;
  const item = lastToEdit(chat);
  if (!item) return;
  event.preventDefault();
  actions.aim({ rewriting: item.id });
}
