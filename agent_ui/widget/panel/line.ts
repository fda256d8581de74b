/** The live line to the hub: Socket.IO namespace `/visitor`. */

import type { Numbered, QueuePlace, VisitorEvent, VisitorItem, VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import { Manager } from "socket.io-client";

import type { Settings } from "../contract.ts";
import type { Memory } from "./memory.ts";
import { createOutbox } from "./outbox.ts";
import type { Store } from "./store.ts";

export interface Answer {
  readonly ok?: true;
  readonly item?: VisitorItem;
  readonly problem?: { readonly title: string; readonly detail: string };
}

type Signal = ({ readonly type: "place" } & QueuePlace) | { readonly type: "typing"; readonly name: string };

export type Call = (name: string, body: object) => Promise<Answer>;

export interface HubLine {
  /** Rejects when no answer came: the line broke, and nobody knows whether the server heard. */
  readonly call: Call;
  /** Say something that may be lost. */
  readonly whisper: (name: string) => void;
  readonly flush: () => void;
  readonly connect: () => void;
  readonly disconnect: () => void;
  readonly identify: (token: string) => void;
}

const ANSWER_TIMEOUT_MILLISECONDS = 12_000;
const SENT_AWAY_MILLISECONDS = 1_500;
const REFUSED_MILLISECONDS = 30_000;
const TYPING_SHOWN_MILLISECONDS = 6_000;

/** The hub's words are for whoever put the chat on the page; the customer reads a sentence of her language. */
function tellOperator(detail: string): void {
  // oxlint-disable-next-line no-console -- where a page's author looks
  console.warn(`Contact Hub: ${detail}`);
}

export function openLine(settings: Settings, memory: Memory, store: Store): HubLine {
  let token = settings.token;
  const transports = ["websocket", "polling"];
  const manager = new Manager(settings.origin, {
    autoConnect: false,
    transports,
    timeout: 8_000,
    reconnectionDelay: 800,
    reconnectionDelayMax: 15_000,
  });
  const socket = manager.socket("/visitor", {
    auth: (send) =>
      send({
        account: settings.account,
        language: settings.language,
        ...(memory.session && { session: memory.session }),
        ...(token && { token }),
        ...(store.chat.snapshot && { after: store.chat.snapshot.number }),
      }),
  });
  const call: Call = async (name, body) => {
    const answer = (await socket.timeout(ANSWER_TIMEOUT_MILLISECONDS).emitWithAck(name, body)) as Answer;
    if (answer.problem) tellOperator(answer.problem.detail);
    return answer;
  };
  const outbox = createOutbox(store, call);
  const connectIn = (milliseconds: number): unknown => setTimeout(() => socket.connect(), milliseconds);
  let typingTimer = 0;
  socket.on("welcome", (snapshot: VisitorSnapshot) => {
    memory.session = snapshot.session;
    store.change({ type: "welcomed", snapshot });
    outbox.flush();
  });
  socket.on("events", (events: readonly (VisitorEvent & Numbered)[]) => {
    for (const event of events) store.change({ type: "happened", number: event.number, event });
  });
  socket.on("signal", (signal: Signal) => {
    if (signal.type === "place") return store.change({ type: "place", place: signal });
    clearTimeout(typingTimer);
    typingTimer = window.setTimeout(() => store.change({ type: "typing", name: null }), TYPING_SHOWN_MILLISECONDS);
    store.change({ type: "typing", name: signal.name });
  });
  socket.on("disconnect", (reason) => {
    store.change({ type: "line", line: "off" });
    // The client comes back by itself from everything but the server's own word.
    if (reason === "io server disconnect") connectIn(SENT_AWAY_MILLISECONDS);
  });
  socket.on("connect_error", (error) => {
    // Some proxies swallow WebSockets, others send every poll to another node: they take turns in beginning.
    transports.reverse();
    store.change({ type: "line", line: store.chat.snapshot ? "off" : "connecting" });
    if (socket.active) return;
    tellOperator(error.message);
    store.change({ type: "failed" });
    connectIn(REFUSED_MILLISECONDS);
  });
  return {
    call,
    whisper: (name) => void (socket.connected && socket.volatile.emit(name, {})),
    flush: outbox.flush,
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    identify(value) {
      token = value;
      if (socket.connected) socket.disconnect().connect();
    },
  };
}
