import type { JSX } from "preact";

import { type Chat, pageOf } from "../chat.ts";
import { Log } from "./log.tsx";
import { placeSentence } from "./place.ts";
import type { Tools } from "./tools.ts";

interface Props {
  readonly chat: Chat;
  readonly tools: Tools;
}

/** What stands between the header and the composer. */
export function Body({ chat, tools }: Props): JSX.Element {
  const page = pageOf(chat);
  const { snapshot } = chat;
  const Asked = tools.questions?.VIEWS[page];
  const asked = Asked && snapshot && <Asked chat={chat} snapshot={snapshot} tools={tools} />;
  if (page === "connecting" || page === "form" || page === "offline") return asked ?? <div class="page" />;
  // One log for all that follow: drawn afresh it would be read aloud again.
  return (
    <>
      <Log chat={chat} tools={tools} />
      {asked}
      {page === "chat" && chat.place && (
        <p class="note" role="status">
          {placeSentence(chat.place, tools.words)}
        </p>
      )}
    </>
  );
}
