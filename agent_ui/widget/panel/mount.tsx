/** The panel in its frame, on whichever line. */

import type { VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import { render } from "preact";

import type { Panel, PanelHost } from "../contract.ts";
import { sessionKey } from "../contract.ts";
import { createActions } from "./actions.ts";
import { type Chat, type Page, pageOf } from "./chat.ts";
import { dress, wear } from "./dress.ts";
import { keepFocus } from "./focus.ts";
import type { openLine } from "./line.ts";
import { createMemory } from "./memory.ts";
import { createStore } from "./store.ts";
import { PanelView } from "./view/panel.tsx";
import type { Tools } from "./view/tools.ts";
import { CATALOGUE } from "./words/catalogue.ts";

/** What comes when it is needed. */
const PARTS = {
  questions: () => import("./view/questions.tsx"),
  deeds: () => import("./view/deeds.tsx"),
};
const ASKING = new Set<Page>(["form", "offline", "over"]);

/** Whether the last thing said is one of ours that was not there before. */
function isAnswer(before: VisitorSnapshot | null, after: VisitorSnapshot | null): boolean {
  const last = after?.items.at(-1);
  return before !== null && last?.from_me === false && before.items.every((item) => item.id !== last.id);
}

export async function mountPanel(host: PanelHost, open: typeof openLine): Promise<Panel> {
  const { settings, root } = host;
  const words = await CATALOGUE[settings.language]();
  const memory = createMemory(sessionKey(settings.account));
  // A shadow of its own, so that the launcher's few rules and the panel's many never meet.
  const frame = document.createElement("div");
  const place = frame.attachShadow({ mode: "open" });
  root.prepend(frame);
  let hasSound = false;
  const store = createStore((before, after) => {
    const isInside = focus.isInside();
    draw();
    report(before, after);
    if (isInside) focus.follow(before, after);
  });
  const line = open(settings, memory, store);
  const actions = createActions(store, line);
  const close = (): void => host.close();
  let tools: Tools = {
    words,
    language: settings.language,
    settings,
    memory,
    actions,
    questions: null,
    fetchQuestions: () => fetchPart("questions"),
    deeds: null,
    close,
  };
  const paint = dress(host, place);
  const focus = keepFocus(place, close);

  function draw(): void {
    const { snapshot } = store.chat;
    if (ASKING.has(pageOf(store.chat)) || snapshot?.can_call_back) fetchPart("questions");
    if (snapshot?.items[0] && snapshot.features[0]) fetchPart("deeds");
    const onSound = (): void => ((hasSound = !hasSound), draw());
    render(<PanelView chat={store.chat} tools={tools} hasSound={hasSound} onSound={onSound} />, place);
  }

  function fetchPart(name: keyof typeof PARTS): void {
    // A chunk that could not be fetched is asked for again at the next change.
    if (!tools[name])
      void PARTS[name]().then(
        (part) => add(name, part),
        () => null,
      );
  }

  function add(name: keyof typeof PARTS, part: { readonly css: string }): void {
    if (tools[name]) return;
    const isInside = focus.isInside();
    wear(place, part.css);
    tools = { ...tools, [name]: part };
    draw();
    if (isInside && name === "questions") focus.enter();
  }

  function report(before: Chat, after: Chat): void {
    const { snapshot } = after;
    if (snapshot && snapshot !== before.snapshot) paint(snapshot);
    if (after.unread !== before.unread) host.tell("unread", after.unread);
    const last = snapshot?.items.at(-1);
    if (last && isAnswer(before.snapshot, snapshot)) {
      host.tell("message", { text: last.text, author: last.author_name });
      if (hasSound) void import("./chime.ts").then((sound) => sound.chime());
    }
    sayThatItWasSeen(before, after);
    // A chat that is over needs no line until she comes back to it.
    const isIdle = snapshot?.state === "none" || snapshot?.state === "closed";
    if (!after.isShown && isIdle && after.line === "on" && after.pending.length === 0) line.disconnect();
  }

  function sayThatItWasSeen(before: Chat, after: Chat): void {
    const isLooking = after.isShown && !document.hidden && after.line === "on";
    const heard = after.snapshot?.items.findLast((item) => !item.from_me)?.id;
    const heardBefore = before.snapshot?.items.findLast((item) => !item.from_me)?.id;
    if (isLooking && heard && (heard !== heardBefore || !before.isShown)) line.whisper("seen");
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && store.chat.isShown && store.chat.snapshot?.items.length) line.whisper("seen");
  });
  line.connect();
  return {
    open() {
      line.connect();
      store.change({ type: "shown", isShown: true });
      focus.enter();
    },
    close: () => store.change({ type: "shown", isShown: false }),
    identify: (token) => line.identify(token),
  };
}
