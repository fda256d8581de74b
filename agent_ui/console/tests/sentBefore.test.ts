import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftOf, endDraft, forgetDrafts, writeDraft } from "../desk/drafts";
import { forgetTaken } from "../desk/sentBefore";
import { send, sendAgain, writeAgainOnLeaving, type Outgoing } from "../desk/sending";
import { START } from "../desk/state";
import { present, set } from "../desk/store";
import type { NewMessage } from "../desk/writing";

const MESSAGE: Outgoing = {
  conversationId: "c1",
  kind: "message",
  text: "Good morning",
  html: "",
  files: [],
  letter: null,
};

/** What the hub was sent, and how it answers; null: the line breaks before its answer comes. */
let sent: NewMessage[] = [];
let answer: { readonly status: number; readonly type?: string; readonly detail?: string } | null = null;

const taken = { departing: null, item: { id: "i1", client_id: "x", at: "2026-05-04T12:00:00Z" } };

beforeEach(() => {
  sent = [];
  answer = null;
  vi.stubGlobal("document", { baseURI: "http://hub.example/" });
  vi.stubGlobal("fetch", async (_url: URL, init: RequestInit) => {
    sent.push(JSON.parse(init.body as string) as NewMessage);
    if (answer === null) throw new TypeError("no line");
    return new Response(JSON.stringify(answer.status < 300 ? taken : answer), { status: answer.status });
  });
  set({ ...START, phase: "ready" });
});

afterEach(() => {
  forgetDrafts(false);
  set(START);
  vi.unstubAllGlobals();
});

const draft = () => draftOf("c1", "reply");

/** As the composer does. */
async function sendDraft(): Promise<void> {
  const { text, files, fields } = draft();
  const going = send({ ...MESSAGE, text: text.trim(), files, html: fields["html"] ?? "" }, fields);
  endDraft("c1", "reply");
  await going;
}

function reload(): void {
  writeAgainOnLeaving({ persisted: false } as PageTransitionEvent);
  set({ ...START, phase: "ready" });
}

/** Sent once without an answer; then the page was loaded anew. */
async function lostAnswer(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await send({ ...MESSAGE, text });
  reload();
  answer = { status: 200 };
}

test("after a lost answer and a reload the same words go by the same id", async () => {
  await lostAnswer("Good morning");
  await sendDraft();
  expect(sent.map(({ text }) => text)).toEqual(["Good morning", "Good morning"]);
  expect(sent[1]?.client_id).toBe(sent[0]?.client_id);
  expect(sent[1]?.instead_of).toBeUndefined();
  writeDraft("c1", "reply", { text: "Good morning" });
  await sendDraft();
  expect(sent[2]?.client_id).not.toBe(sent[0]?.client_id);
});

test("they do so after any number of lost answers", async () => {
  await lostAnswer("Good morning");
  answer = null;
  await sendDraft();
  reload();
  await sendDraft();
  expect(new Set(sent.map(({ client_id }) => client_id)).size).toBe(1);
});

test("other words go by an id of their own, and only where the first were not taken", async () => {
  await lostAnswer("Good morning");
  const [first] = sent.map(({ client_id }) => client_id);
  writeDraft("c1", "reply", { text: "Good morning Ada" });
  answer = { status: 409, type: "/problems/sent-before", detail: "Taken." };
  await sendDraft();
  expect(sent[1]?.instead_of).toEqual([first]);
  expect(sent[1]?.client_id).not.toBe(first);
  expect([draft().text, draft().fields["refused"]]).toEqual(["Good morning Ada", "Taken."]);
  // She has been told: what she sends now is another message.
  answer = { status: 200 };
  await sendDraft();
  expect(sent[2]?.instead_of).toBeUndefined();
});

test("what was refused after its answer was lost may still have been taken", async () => {
  await lostAnswer("Good morning");
  answer = { status: 403, detail: "Not yours." };
  await sendDraft();
  await sendDraft();
  expect(new Set(sent.map(({ client_id }) => client_id)).size).toBe(1);
  answer = null;
  await sendDraft();
  answer = { status: 403, detail: "Not yours." };
  const [pending] = present().pending;
  if (pending !== undefined) await sendAgain(pending);
  answer = { status: 200 };
  await sendDraft();
  expect(new Set(sent.map(({ client_id }) => client_id)).size).toBe(1);
});

test("of several that are one draft now, none is sent where one was taken", async () => {
  await lostAnswer("One", "Two");
  const ids = sent.map(({ client_id }) => client_id);
  await sendDraft();
  expect(sent[2]?.text).toBe("One\n\nTwo");
  expect(sent[2]?.instead_of?.toSorted()).toEqual(ids.toSorted());
});

test("a text that is begun anew is a message of its own", async () => {
  await lostAnswer("Good morning");
  writeDraft("c1", "reply", { text: "", fields: {} });
  writeDraft("c1", "reply", { text: "Good morning" });
  await sendDraft();
  expect(sent[1]?.client_id).not.toBe(sent[0]?.client_id);
});

test.each([
  [["One", "Two"], "", [0], "Two"],
  [["One", "Two"], "", [1], "One"],
  [["One", "Two"], "Three", [1], "One\n\nThree"],
  [["One", "Two"], "Three", [0, 1], "Three"],
  [["One"], "", [0], ""],
])("of %j before “%s” what the hub turns out to have is written no more: %j", async (texts, begun, places, left) => {
  writeDraft("c1", "reply", { text: begun });
  await lostAnswer(...texts);
  forgetTaken(
    "c1",
    places.map((place) => sent[place]?.client_id),
  );
  expect(draft().text).toBe(left);
});

test("what was changed stays, though the first was taken", async () => {
  await lostAnswer("Good morning");
  writeDraft("c1", "reply", { text: "Good morning Ada" });
  forgetTaken("c1", [sent[0]?.client_id, null]);
  expect(draft().text).toBe("Good morning Ada");
  await sendDraft();
  expect(sent[1]?.instead_of).toEqual([sent[0]?.client_id]);
});

test("what is left of a text with form keeps it", async () => {
  writeDraft("c1", "reply", { text: "Three", fields: { html: "<div><b>Three</b></div>" } });
  await lostAnswer("One", "Two");
  forgetTaken("c1", [sent[0]?.client_id]);
  expect(draft().fields["html"]).toBe("<div>Two</div><div><br></div><div><b>Three</b></div>");
  forgetTaken("c1", [sent[1]?.client_id]);
  expect(draft().fields).toEqual({ html: "<div><b>Three</b></div>" });
});

test("files go with what was taken", async () => {
  const file = { id: "f1", name: "a.png", content_type: "image/png", bytes: 1, url: "", is_image: true };
  await send({ ...MESSAGE, text: "", files: [file] });
  reload();
  expect(draft().files).toEqual([file]);
  forgetTaken("c1", [sent[0]?.client_id]);
  expect([draft().files, draft().fields]).toEqual([[], {}]);
});
