import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { Chat } from "../chat.ts";
import { MOST_CHARACTERS } from "../outbox.ts";
import { IconButton } from "./icon.tsx";
import type { Tools } from "./tools.ts";
import { Tray } from "./tray.tsx";
import type { Uploads } from "./uploads.ts";

interface Props {
  readonly chat: Chat;
  readonly tools: Tools;
  readonly uploads: Uploads;
}

export function Composer({ chat, tools, uploads }: Props): JSX.Element {
  const { words, actions, deeds } = tools;
  const [text, setText] = useState("");
  const isDue = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const isLong = text.length > MOST_CHARACTERS;
  const canSend = !uploads.isBusy && !isLong && (text.trim() !== "" || uploads.ready.length > 0);
  const send = (): void => {
    isDue.current = uploads.isBusy;
    if (!canSend) return;
    actions.write(text.trim(), uploads.ready);
    uploads.clear();
    setText("");
    field.current?.focus();
  };
  // Sent while a file was on its way: it goes when every file is there, unless more is written meanwhile.
  useEffect(() => {
    if (isDue.current && uploads.all.every((one) => one.sent)) send();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    deeds?.onKey(event, chat, tools);
    // Enter that ends the choice of a Chinese word must not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    uploads.add(files);
  };
  const onPick = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    uploads.add(currentTarget.files);
    currentTarget.value = "";
  };
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      <Tray uploads={uploads} words={words} />
      {isLong && (
        <p class="complaint" role="alert">
          {words.tooLong}
        </p>
      )}
      {deeds && <deeds.Answering chat={chat} tools={tools} />}
      <div class="line">
        <input ref={picker} hidden type="file" multiple onChange={onPick} />
        <IconButton icon="attach" label={words.attach} onPress={() => picker.current?.click()} />
        <textarea
          ref={field}
          rows={1}
          data-first
          value={text}
          placeholder={words.placeholder}
          aria-label={words.placeholder}
          onInput={(event) => {
            setText(event.currentTarget.value);
            isDue.current = false;
            actions.typing();
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <IconButton icon="send" label={words.send} look={canSend ? "filled" : "idle"} />
      </div>
    </form>
  );
}
