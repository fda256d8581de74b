/** The live line: numbered events in order, signals, and what to do when it breaks. */
import type { Board, QueueFigures, WaitEstimate } from "@contact-hub/shared/wire.gen";
import { io, type Socket } from "socket.io-client";
import { api } from "./api";
import { applyEvent, type HubEvent } from "./applyEvent";
import { applyToLog, type ConversationLog } from "./applyToLog";
import { socketPath } from "./base";
import { hubNow } from "./clock";
import { offerOf } from "./derived";
import { sendUnreached, withoutAnswered } from "./sending";
import type { ConsoleState } from "./state";
import { present, set, update } from "./store";
import { signedOutBy } from "./signedOut";
import { attempt, notify } from "./notices";
import { messages } from "../i18n/language";

type Signal =
  | { readonly type: "typing"; readonly conversation_id: string; readonly name: string }
  | { readonly type: "board"; readonly queues: readonly QueueFigures[] }
  | { readonly type: "waits"; readonly waits: Readonly<Record<string, WaitEstimate>> }
  | { readonly type: "session_ended"; readonly reason: string }
  | { readonly type: "second_sign_in" };

/** Who has no desk starts with what happens from now on. */
const NO_NUMBER = -1;
const TYPING_SHOWN_MS = 6_000;
const REMEMBERED_EVENTS = 500;

let socket: Socket | null = null;
/** Events that a conversation fetched a moment ago may not contain yet. */
let recent: HubEvent[] = [];
const watched = new Set<string>();
let isBoardOpen = false;

/** Open the line and keep it open; every new line asks for what came after the last number. */
export function connect(): void {
  disconnect();
  const line = io("/desk", {
    path: socketPath,
    auth: (give) => give({ after: present().desk?.number ?? NO_NUMBER }),
    // A long poll must always reach the same node; a WebSocket may reach any, so it is tried first.
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelayMax: 5_000,
  });
  socket = line;
  line.on("connect", () => {
    set({ line: "live" });
    for (const id of watched) line.emit("watch", { conversation_id: id });
    if (isBoardOpen) line.emit("board", { is_open: true });
    void sendUnreached();
  });
  line.on("disconnect", () => set({ line: "broken" }));
  line.on("connect_error", () => void lineRefused());
  line.on("events", hear);
  line.on("signal", heed);
  line.on("snapshot_needed", () => void attempt(refetch));
}

export function disconnect(): void {
  socket?.disconnect();
  socket = null;
  recent = [];
  watched.clear();
}

/** A refused line may mean that the session has ended meanwhile. */
async function lineRefused(): Promise<void> {
  set({ line: "broken" });
  await api.session().catch((error: unknown) => {
    if (error instanceof Error && "status" in error && error.status === 401) signedOutBy("");
  });
}

/** Apply events in order to the desk and to every open conversation. */
export function hear(events: readonly HubEvent[]): void {
  recent = [...recent, ...events].slice(-REMEMBERED_EVENTS);
  tellLostOffers(events);
  update((state) => events.reduce(applied, state));
  if (events.some((event) => event.type === "floor_changed")) void api.floor().then((floor) => set({ floor }));
}

/** An offer that ends without me says why it is gone. */
function tellLostOffers(events: readonly HubEvent[]): void {
  const words: Readonly<Record<string, string>> = messages().offer.ended;
  for (const event of events) {
    if (event.type !== "offer_ended" || offerOf(present(), event.offer_id) === null) continue;
    const sentence = words[event.outcome];
    if (sentence !== undefined) notify(sentence);
  }
}

function applied(state: ConsoleState, event: HubEvent): ConsoleState {
  const desk = state.desk === null ? null : applyEvent(state.desk, event);
  const next = { ...state, desk, logs: inLogs(state.logs, event), customerChanges: inChanges(state, event) };
  return event.type === "item_added" ? afterItem(next, event) : next;
}

/** What a customer is now is fetched by whoever shows her. */
function inChanges({ customerChanges }: ConsoleState, event: HubEvent): ConsoleState["customerChanges"] {
  if (event.type !== "customer_changed") return customerChanges;
  return { ...customerChanges, [event.customer_id]: event.number };
}

function inLogs(logs: ConsoleState["logs"], event: HubEvent): ConsoleState["logs"] {
  const id = conversationOf(event);
  const log = id === null ? undefined : logs[id];
  if (id === null || log === undefined) return logs;
  const next = applyToLog(log, event);
  return next === log ? logs : { ...logs, [id]: next };
}

function conversationOf(event: HubEvent): string | null {
  if (event.type === "conversation_added") return event.conversation.id;
  return "conversation_id" in event ? event.conversation_id : null;
}

/** Who has written is not writing any more, and what was pending has arrived. */
function afterItem(state: ConsoleState, event: HubEvent & { type: "item_added" }): ConsoleState {
  const { [event.conversation_id]: _gone, ...typing } = state.typing;
  return {
    ...state,
    typing: event.item.direction === "in" ? typing : state.typing,
    pending: withoutAnswered(state.pending, event.item),
  };
}

/** Bring a conversation that was just fetched up to what was heard meanwhile. */
export function caughtUp(log: ConversationLog): ConversationLog {
  return recent.filter((event) => conversationOf(event) === log.conversation.id).reduce(applyToLog, log);
}

function heed(signal: Signal): void {
  switch (signal.type) {
    case "typing": {
      if (signal.name === present().desk?.me.name) return undefined;
      const typing = { name: signal.name, until: hubNow() + TYPING_SHOWN_MS };
      return update((state) => ({ ...state, typing: { ...state.typing, [signal.conversation_id]: typing } }));
    }
    case "board":
      return set({ board: { queues: signal.queues } satisfies Board });
    case "waits":
      return set({ waits: signal.waits });
    case "session_ended":
      return signedOutBy(signal.reason);
    case "second_sign_in":
      return notify(messages().line.secondSignIn);
    default:
      return signal satisfies never;
  }
}

/** Start again from a fresh snapshot, and add what was heard while it was fetched. */
async function refetch(): Promise<void> {
  const hasDesk = present().desk !== null;
  const [desk, floor] = await Promise.all([hasDesk ? api.desk() : null, api.floor()]);
  set({ desk: desk === null ? null : recent.reduce(applyEvent, desk), floor, logs: {} });
}

/** Hear the items of a conversation that somebody else holds, or nobody. */
export function watch(id: string): void {
  watched.add(id);
  socket?.emit("watch", { conversation_id: id });
}

export function unwatch(id: string): void {
  if (watched.delete(id)) socket?.emit("unwatch", { conversation_id: id });
}

export function tellTyping(id: string): void {
  if (socket?.connected) socket.volatile.emit("typing", { conversation_id: id });
}

/** Board figures come only while somebody looks at them. */
export function watchBoard(isOpen: boolean): void {
  isBoardOpen = isOpen;
  if (socket?.connected) socket.emit("board", { is_open: isOpen });
}
