import type { FormField, VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { Language } from "../../contract.ts";
import { Form } from "./form.tsx";
import type { Tools } from "./tools.ts";

interface CallWords {
  readonly offer: string;
  readonly number: string;
  readonly mail: string;
  readonly ask: string;
  readonly promised: (to: string) => string;
  readonly stay: string;
}

/** Only whoever is offered a callback needs these: they come with the view. */
const WORDS: Record<Language, CallWords> = {
  en: {
    offer: "Be called back instead of waiting",
    number: "Number, with its country: +1 415…",
    mail: "Or a mail address, for an answer by mail",
    ask: "Keep my place",
    promised: (to) => `You keep your place and may leave this page. We will call ${to}.`,
    stay: "No call, I wait here",
  },
  "zh-Hans": {
    offer: "不再等待，请回电给我",
    number: "电话号码（含国家代码：+86…）",
    mail: "或留下电子邮箱，我们以邮件回复",
    ask: "保留我的位置",
    promised: (to) => `您的位置已保留，可以离开此页面。我们会致电 ${to}。`,
    stay: "不用回电，我在这里等",
  },
  "zh-Hant": {
    offer: "不再等候，請回電給我",
    number: "電話號碼（含國碼：+886…）",
    mail: "或留下電子郵件，我們以郵件回覆",
    ask: "保留我的位置",
    promised: (to) => `您的位置已保留，可以離開此頁面。我們會致電 ${to}。`,
    stay: "不用回電，我在這裡等",
  },
};

interface Props {
  readonly snapshot: VisitorSnapshot;
  readonly tools: Tools;
}

/** Whoever waits may be called or written to instead, and take it back. */
export function CallBack({ snapshot, tools }: Props): JSX.Element | null {
  const { actions, language } = tools;
  const words = WORDS[language];
  const [isAsking, setAsking] = useState(false);
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsking) here.current?.querySelector("input")?.focus();
  }, [isAsking]);
  if (!snapshot.can_call_back) return null;
  const ask = (name: string, label: string, kind: string): FormField => ({
    name,
    label,
    kind,
    is_required: false,
    choices: [],
  });
  const fields = [
    ask("number", words.number, "tel"),
    ...(snapshot.answers_by_mail ? [ask("email", words.mail, "email")] : []),
  ];
  return (
    <div class="call" ref={here}>
      {snapshot.callback && (
        <>
          <p role="status">{words.promised(snapshot.callback)}</p>
          <button class="wide quiet" onClick={() => (setAsking(false), void actions.callBack({}))}>
            {words.stay}
          </button>
        </>
      )}
      {!snapshot.callback && !isAsking && (
        <button class="wide quiet" onClick={() => setAsking(true)}>
          {words.offer}
        </button>
      )}
      {!snapshot.callback && isAsking && (
        <Form
          tools={tools}
          fields={fields}
          values={{}}
          submit={words.ask}
          onAnswer={({ number, email }) => {
            if (number || email) void actions.callBack(number ? { number } : { mail: email });
          }}
        />
      )}
    </div>
  );
}
