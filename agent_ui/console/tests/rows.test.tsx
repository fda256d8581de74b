import type { ConversationRow, Desk, WaitingRow } from "@contact-hub/shared/wire.gen";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EndDialog } from "../conversation/EndDialog";
import { endDraft, forgetDrafts, writeDraft } from "../desk/drafts";
import { START, type PendingMessage } from "../desk/state";
import { present, set } from "../desk/store";
import type { UploadedFile } from "../desk/writing";
import { MineRow } from "../inbox/Rows";
import { DraftRow, WaitingRow as Waiting } from "../inbox/TeamRows";
import { english } from "./catalogues";

const customer = { id: "ada", name: "Ada", is_verified: true };
const facts = { channel: "email", queue: "mail", customer, subject: "Order 7", sla: null, missed: [], tags: [] };
const mine = { ...facts, id: "c1", state: "open", preview: "Where is it?", unread: 0, last_message_at: "2026-05-04" };
const waits = {
  ...facts,
  conversation_id: "c2",
  preview: "Is it sent?",
  waiting_since: "2026-05-04",
  offered_to: null,
  prospect: "nobody_signed_in",
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const desk = { conversations: [mine as unknown as ConversationRow], waiting: [waits as unknown as WaitingRow] };
  set({
    ...START,
    phase: "ready",
    desk: { ...desk, held: [], mentions: [], joined: [], drafts: [] } as unknown as Desk,
  });
});

afterEach(() => {
  forgetDrafts(false);
  set(START);
});

async function shown(element: ReactElement): Promise<string> {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await act(async () => root.render(element));
  const text = document.body.textContent;
  await act(async () => root.unmount());
  place.remove();
  return text;
}

test("a row says that I have begun to write there until it is sent", async () => {
  expect(await shown(<MineRow id="c1" />)).not.toContain(english.inbox.draft);
  writeDraft("c1", "reply", { text: "It is" });
  expect(await shown(<MineRow id="c1" />)).toContain(english.inbox.draft);
  endDraft("c1", "reply");
  writeDraft("c1", "note", { text: "ask Bo" });
  expect(await shown(<MineRow id="c1" />)).toContain(english.inbox.draft);
  endDraft("c1", "note");
  expect(await shown(<MineRow id="c1" />)).not.toContain(english.inbox.draft);
});

test("the mark of a draft stands before my own words and never before the customer's", async () => {
  writeDraft("c1", "note", { text: "ask Bo" });
  const row = await shown(<MineRow id="c1" />);
  expect(row).toContain("Draft Note – ask Bo");
  expect(row).not.toContain("Where is it?");
  writeDraft("c1", "reply", { text: "It is" });
  expect(await shown(<MineRow id="c1" />)).toContain("Draft It is");
  const files = [{ id: "f", name: "plan.pdf" }] as unknown as readonly UploadedFile[];
  writeDraft("c1", "reply", { text: "", files });
  expect(await shown(<MineRow id="c1" />)).toContain("Order 7 – Where is it?Draft");
});

test("something new of the customer's is read beside what was begun", async () => {
  const desk = { ...present().desk, conversations: [{ ...mine, unread: 1 }] } as unknown as Desk;
  set({ ...present(), desk });
  writeDraft("c1", "reply", { text: "It is" });
  expect(await shown(<MineRow id="c1" />)).toContain("Order 7 – Where is it?Draft");
});

test("a row says that the last word is ours until the customer asks again", async () => {
  const asking = (asked_at: string | null) =>
    set({ ...present(), desk: { ...present().desk, conversations: [{ ...mine, asked_at }] } as unknown as Desk });
  asking("2026-05-04");
  expect(await shown(<MineRow id="c1" />)).not.toContain(english.inbox.answered);
  asking(null);
  expect(await shown(<MineRow id="c1" />)).toContain(`${english.inbox.answered}Order 7`);
});

test("whoever ends a conversation is told of what she has begun to write", async () => {
  expect(await shown(<EndDialog id="c1" />)).not.toContain(english.end.unsent);
  writeDraft("c1", "reply", { text: "It is" });
  expect(await shown(<EndDialog id="c1" />)).toContain(english.end.unsent);
});

test("the next Enter ends a conversation, unless something was begun there: then it is written on", async () => {
  const focused: (string | null)[] = [];
  // The dialog takes the focus back here, where the page does not know what `:focus-within` is.
  const hear = ({ target }: FocusEvent) => target instanceof HTMLButtonElement && focused.push(target.textContent);
  document.addEventListener("focusin", hear);
  await shown(<EndDialog id="c1" />);
  expect(focused).toEqual([english.end.submit]);
  writeDraft("c1", "note", { text: "ask Bo" });
  await shown(<EndDialog id="c1" />);
  expect(focused).toEqual([english.end.submit, english.end.goOn]);
  document.removeEventListener("focusin", hear);
});

test("whoever ends a conversation is told of a message that the hub does not have yet", async () => {
  const message = { conversationId: "c1", clientId: "m", kind: "message", problem: null, isUnreached: false };
  const shownWith = (change: object) => {
    set({ ...present(), pending: [{ ...message, ...change }] as unknown as readonly PendingMessage[] });
    return shown(<EndDialog id="c1" />);
  };
  expect(await shownWith({})).toContain(english.end.sending);
  expect(await shownWith({ problem: "no line", isUnreached: true })).toContain(english.end.sending);
  expect(await shownWith({ problem: "The hub has a fault" })).toContain(english.end.notSent);
  expect(await shownWith({ kind: "note" })).not.toContain(english.end.sending);
  expect(await shownWith({ conversationId: "c2" })).not.toContain(english.end.sending);
});

test("what waits shows its subject and its last words, as what is held does, and why it waits", async () => {
  expect(await shown(<MineRow id="c1" />)).toContain("Order 7 – Where is it?");
  const row = await shown(<Waiting id="c2" />);
  expect(row).toContain("Order 7 – Is it sent?");
  expect(row).toContain(english.inbox.prospects.nobody_signed_in);
});

test("a row with tags says in fewer words what is due, and in all of them to who hears it", async () => {
  const sla = {
    target: "first_response",
    due_at: new Date(Date.now() + 630_000).toISOString(),
    warn_at: null,
    keepable: null,
  };
  const draw = (tags: readonly string[]) => {
    const row = { ...mine, sla, tags } as unknown as ConversationRow;
    set({
      desk: { conversations: [row], waiting: [], held: [], mentions: [], joined: [], drafts: [] } as unknown as Desk,
    });
    return shown(<MineRow id="c1" />);
  };
  expect(await draw([])).toMatch(/First answer in 10 min$/);
  expect(await draw(["hotel"])).toMatch(/(?<!answer )in 10 minFirst answer in 10 min.*hotel$/);
});

test("a row says that something was begun there which this page never opened, and is right once it was", async () => {
  const state = present();
  const mark = { kind: "note", place: "c1", text: "ask Bo", written_at: "2026-05-04T09:00:00.000Z" };
  set({ ...state, desk: { ...state.desk, drafts: [mark] } as unknown as Desk });
  expect(await shown(<MineRow id="c1" />)).toContain(english.inbox.draft);
  expect(await shown(<DraftRow id="c1" />)).toContain("ask Bo");
  expect(await shown(<EndDialog id="c1" />)).toContain(english.end.unsent);
  writeDraft("c1", "note", { text: "" });
  expect(await shown(<MineRow id="c1" />)).not.toContain(english.inbox.draft);
});
