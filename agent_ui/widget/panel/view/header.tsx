import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Chat } from "../chat.ts";
import { IconButton } from "./icon.tsx";
import type { Words } from "../words/catalogue.ts";
import type { Tools } from "./tools.ts";

interface Props {
  readonly chat: Chat;
  readonly tools: Tools;
  readonly hasSound: boolean;
  readonly onSound: () => void;
}

export function Header({ chat, tools, hasSound, onSound }: Props): JSX.Element {
  const { words, close, questions } = tools;
  const [isAsking, setAsking] = useState(false);
  const { snapshot } = chat;
  const canEnd = snapshot?.state === "open" || snapshot?.state === "waiting";
  const company = snapshot?.title || snapshot?.company || "";
  const face = (snapshot?.state === "open" && snapshot.agent_name) || company;
  const ask = (): void => {
    setAsking(!isAsking);
    tools.fetchQuestions();
  };
  return (
    <div class="head">
      <div class="bar">
        <span class="face" aria-hidden="true">
          {String.fromCodePoint(face.codePointAt(0) ?? 32)}
        </span>
        <div class="who">
          <h2 id="title" tabIndex={-1}>
            {company || words.close}
          </h2>
          <p role="status">{standing(chat, words)}</p>
        </div>
        {canEnd && <IconButton icon="end" label={words.end} isOpen={isAsking} onPress={ask} />}
        <IconButton
          icon={hasSound ? "soundOn" : "soundOff"}
          label={hasSound ? words.soundOff : words.soundOn}
          onPress={onSound}
        />
        <IconButton icon="close" label={words.close} onPress={close} />
      </div>
      {isAsking && canEnd && questions && <questions.EndQuestion tools={tools} onDone={() => setAsking(false)} />}
    </div>
  );
}

/** One line that says how things stand: also what a screen reader hears when it changes. */
export function standing(chat: Chat, words: Words): string {
  const { snapshot, line } = chat;
  if (!snapshot) return chat.hasFailed ? words.unavailable : words.connecting;
  if (line !== "on") return words.reconnecting;
  if (snapshot.state === "open" && snapshot.agent_name) return words.talking(snapshot.agent_name);
  if (snapshot.state === "closed" && !chat.isAnew) return words.over;
  if (!snapshot.is_open) return words.closedNow;
  if (snapshot.state !== "waiting") return words.ready;
  return chat.place?.is_staffed === false ? words.away : words.waiting;
}
