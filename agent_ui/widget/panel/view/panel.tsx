import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { type Chat, pageOf } from "../chat.ts";
import { Body } from "./body.tsx";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import type { Tools } from "./tools.ts";
import { useUploads } from "./uploads.ts";

interface Props {
  readonly chat: Chat;
  readonly tools: Tools;
  readonly hasSound: boolean;
  readonly onSound: () => void;
}

/** The whole panel: it is drawn anew from the chat at every change. */
export function PanelView({ chat, tools, hasSound, onSound }: Props): JSX.Element {
  const { words, settings } = tools;
  const uploads = useUploads(tools, chat.snapshot?.upload_limit_bytes ?? 0);
  const [isOver, setOver] = useState(false);
  const canSend = pageOf(chat) === "chat";
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer?.files);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping files is for a mouse; the keyboard has its button
    <section
      class={`panel ${settings.side}`}
      role="dialog"
      aria-labelledby="title"
      hidden={!chat.isShown}
      onDragEnter={(event) => setOver(canSend && event.dataTransfer?.types.includes("Files") === true)}
    >
      <Header chat={chat} tools={tools} hasSound={hasSound} onSound={onSound} />
      <Body chat={chat} tools={tools} />
      {chat.hasFailed && chat.snapshot && (
        <p class="complaint banner" role="alert">
          {words.problem}
        </p>
      )}
      {canSend && <Composer chat={chat} tools={tools} uploads={uploads} />}
      {isOver && (
        // It covers the panel, so what is dragged can only be over it or gone.
        <div
          class="drop"
          onDragOver={(event) => event.preventDefault()}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          {words.drop}
        </div>
      )}
    </section>
  );
}
