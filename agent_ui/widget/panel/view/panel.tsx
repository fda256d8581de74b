import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";

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
  onSound(): void;
}

/** The whole panel: it is drawn anew from the chat at every change. */
export function PanelView({ chat, tools, hasSound, onSound }: Props): JSX.Element {
  const { words, settings } = tools;
  const uploads = useUploads(tools, chat.snapshot?.upload_limit_bytes ?? 0);
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const canDrop = pageOf(chat) === "chat";
  const drag = (step: number) => (event: DragEvent) => {
    if (!canDrop || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    depth.current += step;
    setOver(depth.current > 0);
  };
  const onDrop = (event: DragEvent): void => {
    depth.current = 0;
    setOver(false);
    if (!canDrop) return;
    event.preventDefault();
    uploads.add([...(event.dataTransfer?.files ?? [])]);
  };
  return (
    <section
      class={`panel ${settings.side}`}
      role="dialog"
      aria-labelledby="title"
      hidden={!chat.isShown}
      onDragEnter={drag(1)}
      onDragLeave={drag(-1)}
      onDragOver={drag(0)}
      onDrop={onDrop}
    >
      <Header chat={chat} tools={tools} hasSound={hasSound} onSound={onSound} />
      <Body chat={chat} tools={tools} />
      {chat.problem && chat.snapshot && (
        <p class="complaint banner" role="alert">
          {chat.problem}
        </p>
      )}
      {canDrop && <Composer tools={tools} uploads={uploads} />}
      {isOver && <div class="drop">{words.drop}</div>}
    </section>
  );
}
