/** What the panel asks of the visitor: before the chat, outside the hours and at the end. Fetched when it is needed. */

import type { FormField, VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { Language } from "../../contract.ts";
import { localeOf } from "../../language.ts";
import type { Chat, Page } from "../chat.ts";
import { ASKED } from "./asked-words.ts";
import { CallBack } from "./callback.tsx";
import { Form } from "./form.tsx";
import { Rating } from "./rating.tsx";
import type { Tools } from "./tools.ts";

export { default as css } from "./questions.css?inline";

interface Props {
  readonly chat: Chat;
  readonly snapshot: VisitorSnapshot;
  readonly tools: Tools;
}

function BeforeChat({ snapshot, tools }: Props): JSX.Element {
  const { form, greeting, visitor_name } = snapshot;
  return (
    <div class="page">
      <p class="greeting">{greeting}</p>
      <Form
        tools={tools}
        fields={form}
        values={{ name: visitor_name }}
        submit={ASKED[tools.language].formStart}
        onAnswer={tools.actions.start}
      />
    </div>
  );
}

function Over({ chat, snapshot, tools }: Props): JSX.Element {
  const { actions } = tools;
  const words = ASKED[tools.language];
  return (
    <div class="over">
      {chat.isRated && <p role="status">{words.rateThanks}</p>}
      {snapshot.can_rate && !chat.isRated && <Rating tools={tools} />}
      <button class="wide quiet" data-first onClick={actions.anew}>
        {words.again}
      </button>
    </div>
  );
}

/** She is asked once more; the safe answer has the focus. */
export function EndQuestion({ tools, onDone }: { tools: Tools; readonly onDone: () => void }): JSX.Element {
  const { actions } = tools;
  const words = ASKED[tools.language];
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <div class="question" role="group" aria-label={words.endQuestion}>
      <p>{words.endQuestion}</p>
      <button ref={safe} class="wide quiet" onClick={onDone}>
        {words.goOn}
      </button>
      <button class="wide" onClick={() => void actions.end().then(onDone)}>
        {tools.words.end}
      </button>
    </div>
  );
}

function Offline({ snapshot, tools }: Props): JSX.Element {
  const { actions, language } = tools;
  const words = ASKED[language];
  const { visitor_name, opens_at, answers_by_mail } = snapshot;
  const ask = (name: string, label: string, kind: string): FormField => ({
    name,
    label,
    kind,
    is_required: true,
    choices: [],
  });
  return (
    <div class="page">
      <p class="greeting">{answers_by_mail ? words.offlineIntro : words.offlineHere}</p>
      {opens_at && <p class="when">{words.offlineWhen(moment(opens_at, language))}</p>}
      <Form
        tools={tools}
        fields={[
          ask("name", words.name, "text"),
          ...(answers_by_mail ? [ask("email", words.mail, "email")] : []),
          ask("text", words.text, "textarea"),
        ]}
        values={{ name: visitor_name }}
        submit={words.offlineSend}
        onAnswer={({ text = "", ...who }) => actions.leave(who, text)}
      />
    </div>
  );
}

/** Where the answer to what she left will be. */
function Left({ chat, tools }: Props): JSX.Element {
  const words = ASKED[tools.language];
  return (
    <p class="note" role="status">
      {chat.answers?.answer_to ? words.offlineThanks(chat.answers.answer_to) : words.offlineHere}
    </p>
  );
}

function moment(at: string, language: Language): string {
  return new Date(at).toLocaleString(localeOf(language), {
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
  });
}

/** What each page asks, or says at its end. */
export const VIEWS: Partial<Record<Page, (props: Props) => JSX.Element | null>> = {
  form: BeforeChat,
  offline: Offline,
  left: Left,
  over: Over,
  chat: CallBack,
};
