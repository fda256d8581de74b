/** The live line: numbered events in order, signals, and what to do when it breaks. */
import { startPage } from "./view";
import type { Board, Draft, QueueFigures, WaitEstimate } from "@contact-hub/shared/wire.gen";
import { io, type Socket } from "socket.io-client";
import { called } from "./called";
import { api } from "./api";
import { applyEvent, type HubEvent } from "./applyEvent";
import { applyToLog, type ConversationLog } from "./applyToLog";
import { hearAttending, type AttendingSignal, type Deed } from "./attending";
import { socketPath } from "./base";
import { hubNow } from "./clock";
import { may, offerOf, rowOf } from "./derived";
import { tellHeard } from "./heard";
import { isJoined, wasInvited } from "./inside";
import { tellPromises } from "./slaNotices";
import { keepDrafts, meetDrafts } from "./drafts";
import { adoptLetter } from "./letters";
import { tellMention } from "./mentions";
import { loadReplies } from "./replies";
import { sendUnreached, withoutAnswered } from "./sending";
import { forgetTaken } from "./sentBefore";
import type { ConsoleState } from "./state";
import { present, set, update } from "./store";
import { tellRefused } from "./undo";
import { signedOutBy } from "./signedOut";
import { attempt, notify } from "./notices";
import { messages } from "../i18n/language";
import { seen } from "../loading/firstLook";

type ItemHeard = HubEvent & { readonly type: "item_added" };

type Signal =
  | { readonly type: "typing"; readonly conversation_id: string; readonly name: string }
  | AttendingSignal
  | { readonly type: "board"; readonly queues: readonly QueueFigures[] }
  | { readonly type: "waits"; readonly waits: Readonly<Record<string, WaitEstimate>> }
  | { readonly type: "session_ended"; readonly reason: string }
  /** Another console of mine came, or was there before; one with my own tag is a tab of the same sign-in. */
  | { readonly type: "signed_in"; readonly tag: string }
  | { readonly type: "also_here"; readonly tag: string };

/** Who has no desk starts with what happens from now on. */
const NO_NUMBER = -1;
const TYPING_SHOWN_MS = 6_000;
const REMEMBERED_EVENTS = 500;

let socket: Socket | null = null;
/** Changed by whoever opens or ends the line: what was begun before that is given up. */
let turn = 0;
/** Events that a conversation fetched a moment ago may not contain yet. */
let recent: HubEvent[] = [];
const watched = new Set<string>();
let isBoardOpen = false;

/** Open the line once the desk is on the screen: nothing that happens until then is missed. */
export function connect(): void {
  disconnect();
  void openAfter(seen(), turn);
}

async function openAfter(ready: Promise<void>, mine: number): Promise<void> {
  await ready;
  if (turn === mine) open();
}

/** Keep the line open; every new line asks for what came after the last number. */
function open(): void {
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
    void keepDrafts();
  });
  line.on("disconnect", () => set({ line: "broken" }));
  line.on("connect_error", () => void lineRefused());
  line.on("events", hear);
  line.on("signal", heed);
  line.on("snapshot_needed", () => void attempt(refetch));
  line.on("rights_changed", () => void attempt(askRights));
}

export function disconnect(): void {
  turn += 1;
  socket?.disconnect();
  socket = null;
  recent = [];
  watched.clear();
}

/** A refused line may mean that the session has ended meanwhile. */
async function lineRefused(): Promise<void> {
  set({ line: "broken" });
  await api.session().catch((error: unknown) => {
    if (error instanceof Error && "status" in error && error.status === 401) signedOutBy("expired");
  });
}

/** Apply events in order to the desk and to every open conversation. */
export function hear(events: readonly HubEvent[]): void {
  recent = [...recent, ...events].slice(-REMEMBERED_EVENTS);
  tellLostOffers(events);
  tellReturned(events);
  tellPromises(events);
  tellWanted(events);
  for (const event of events) if (event.type === "draft_changed") heardDraft(event.conversation_id, event.draft);
  tellRefused(events);
  forgetHeard(events);
  update((state) => events.reduce(applied, state));
  for (const event of events) if (event.type === "mentioned") tellMention(event.mention);
  tellHeard(events);
  if (events.some((event) => event.type === "floor_changed")) {
    void api.floor().then((floor) => set({ floor }));
    if (present().replies !== null) void loadReplies();
  }
}

/** What was taken after all is not written any longer. */
function forgetHeard(events: readonly HubEvent[]): void {
  for (const event of events) {
    if (event.type === "item_added") forgetTaken(event.conversation_id, [event.item.client_id]);
    if (event.type === "reply_departing") forgetTaken(event.departing.conversation_id, [event.departing.client_id]);
  }
}

function heardDraft(conversation: string, draft: Draft): void {
  meetDrafts(conversation, [draft]);
  adoptLetter(conversation, draft);
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

/** What comes back from a snooze says so: nobody looks at what is out of the way. */
function tellReturned(events: readonly HubEvent[]): void {
  const words = messages();
  for (const event of events) {
    if (event.type !== "conversation_changed" || event.state !== "open") continue;
    const row = rowOf(present(), event.conversation_id);
    if (row?.state !== "snoozed") continue;
    notify(words.work.snooze.back(called(words, row.customer)), "plain", row.id);
  }
}

/** Whoever is wanted elsewhere hears it wherever she is. */
function tellWanted(events: readonly HubEvent[]): void {
  const words = messages();
  const { work } = words;
  for (const event of events) {
    const state = present();
    if (event.type === "joined_added" && !isJoined(state, event.conversation.id)) {
      const { id, customer } = event.conversation;
      if (wasInvited(id)) notify(work.people.wanted(called(words, customer)), "plain", id);
    }
    const isNew = event.type === "help_asked" && may(state, "floor.steer") && event.help.agent !== state.desk?.me.name;
    if (isNew) notify(work.help.told(event.help.agent, event.help.reason), "plain", event.help.conversation_id);
  }
}

function applied(state: ConsoleState, event: HubEvent): ConsoleState {
  const desk = state.desk === null ? null : applyEvent(state.desk, event);
  const next = { ...state, desk, logs: inLogs(state.logs, event), ...inChanges(state, event) };
  if (event.type === "reply_departing") {
    return { ...next, pending: withoutAnswered(state.pending, event.departing.client_id) };
  }
  return event.type === "item_added" ? afterGift(afterItem(next, event), event) : next;
}

/** What my queue accepts for me must not come unnoticed. */
function afterGift(state: ConsoleState, { item, conversation_id: conversation }: ItemHeard): ConsoleState {
  const isGift = item.event === "accepted" && item.details["how"] === "given" && item.author === state.desk?.me.id;
  return isGift ? { ...state, given: { item: item.id, conversation } } : state;
}

/** What a customer or an organisation is now is fetched by whoever shows it. */
function inChanges({ customerChanges, organisationChanges }: ConsoleState, event: HubEvent): Partial<ConsoleState> {
  switch (event.type) {
    case "customer_changed":
      return { customerChanges: { ...customerChanges, [event.customer_id]: event.number } };
    case "organisation_changed":
      return { organisationChanges: { ...organisationChanges, [event.organisation_id]: event.number } };
    default:
      return {};
  }
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
function afterItem(state: ConsoleState, event: ItemHeard): ConsoleState {
  const { [event.conversation_id]: _gone, ...typing } = state.typing;
  return {
    ...state,
    typing: event.item.direction === "in" ? typing : state.typing,
    pending: withoutAnswered(state.pending, event.item.client_id),
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
    case "attending":
      if (hearAttending(signal)) answerAttending(signal);
      return undefined;
    case "board":
      return set({ board: { queues: signal.queues } satisfies Board });
    case "waits":
      return set({ waits: signal.waits });
    case "session_ended":
      return signedOutBy(signal.reason);
    case "signed_in":
      return meetNewer(signal.tag);
    case "also_here":
      return isOther(signal.tag) ? set({ hasOlder: true }) : undefined;
    default:
      return signal satisfies never;
  }
}

/** Sign-ins that I was told of: a line that comes back is no news. */
const met = new Set<string>();
const isOther = (tag: string) => present().session?.tag !== tag;

/** I signed in at another place after this one: that place learns of this one, and may take over. */
function meetNewer(tag: string): void {
  if (!isOther(tag)) return;
  socket?.emit("here", {});
  if (met.has(tag)) return;
  met.add(tag);
  notify(messages().line.secondSignIn);
}

/** I may do other things than before: what I see follows. */
async function askRights(): Promise<void> {
  set({ session: await api.session() });
  await refetch();
  if (present().desk === null) startPage(true);
}

/** Start again from a fresh snapshot, and add what was heard while it was fetched. */
async function refetch(): Promise<void> {
  const hasDesk = may(present(), "desk.read");
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

/** Who has just come learns that I am here. */
function answerAttending({ conversation_id }: AttendingSignal): void {
  if (document.visibilityState === "visible") tellAttending(conversation_id, "looking");
}

/** Show colleagues at the same conversation what I do there. */
export function tellAttending(id: string, deed: Deed): void {
  if (socket?.connected) socket.emit("attend", { conversation_id: id, deed });
}

export function tellTyping(id: string): void {
  if (socket?.connected) socket.volatile.emit("typing", { conversation_id: id });
}

/** Board figures come only while somebody looks at them. */
export function watchBoard(isOpen: boolean): void {
  isBoardOpen = isOpen;
  if (socket?.connected) socket.emit("board", { is_open: isOpen });
}
