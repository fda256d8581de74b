import type { ComponentChildren, JSX } from "preact";

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
  const { questions } = tools;
  const { snapshot } = chat;
  if (!snapshot) return <div class="page" />;
  const props = { chat, snapshot, tools };
  if (page === "form" && questions) return <questions.BeforeChat {...props} />;
  if (page === "offline" && questions) return <questions.Offline {...props} />;
  if (page === "form" || page === "offline") return <div class="page" />;
  // One log for all that follow: drawn afresh it would be read aloud again.
  return (
    <>
      <Log chat={chat} tools={tools} />
      {page === "over" && questions && <questions.Over {...props} />}
      {page === "left" && <Note>{tools.words.offlineThanks(chat.answerTo)}</Note>}
      {page === "chat" && chat.place && <Note>{placeSentence(chat.place, tools.words)}</Note>}
    </>
  );
}

function Note({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <p class="note" role="status">
      {children}
    </p>
  );
}
