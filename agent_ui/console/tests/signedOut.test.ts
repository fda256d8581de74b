import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftOf, forgetDrafts, writeDraft } from "../desk/drafts";
import { send, writeAgainOnLeaving } from "../desk/sending";
import { signedOutBy } from "../desk/signedOut";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";

const LETTER = { subject: "Lamp", to: ["ada@example.org"], cc: [], bcc: [], forwards: "", account: "billing" };
const MESSAGE = {
  conversationId: "c1",
  kind: "message",
  text: "Good morning",
  html: "",
  files: [],
  letter: LETTER,
} as const;
const PENDING = {
  ...MESSAGE,
  clientId: "m1",
  at: "",
  problem: null,
  isUnreached: false,
  mayBeTaken: false,
  insteadOf: [],
};
const UNREACHED = { ...PENDING, problem: "no line", isUnreached: true, mayBeTaken: true };

beforeEach(() => {
  vi.stubGlobal("document", { baseURI: "http://hub.example/" });
  set({ ...START, phase: "ready" });
});

afterEach(() => {
  forgetDrafts(false);
  set(START);
  vi.unstubAllGlobals();
});

test("what was being sent when the session ended is a draft for whoever signs in again", async () => {
  vi.stubGlobal("fetch", () => {
    signedOutBy("expired");
    return Promise.resolve(new Response("{}", { status: 401 }));
  });
  await send(MESSAGE);
  expect(present().pending).toEqual([]);
  expect(draftOf("c1", "reply").text).toBe("Good morning");
});

test("whoever's session ended finds her address in the form again, and nobody who signed out herself", () => {
  const session = { person: { email: "anna@demo.example" } } as ConsoleState["session"];
  set({ session });
  signedOutBy("expired");
  expect(present().endedEmail).toBe("anna@demo.example");
  set({ session });
  signedOutBy("");
  expect(present().endedEmail).toBe("");
});

test("who signs out leaves nothing behind", () => {
  set({ pending: [PENDING] });
  signedOutBy("");
  expect(draftOf("c1", "reply").text).toBe("");
});

test("what the hub has not answered outlives a reload, in its order, with its recipients, before what was begun since", () => {
  set({ pending: [UNREACHED, { ...PENDING, clientId: "m2", text: "On its way" }] });
  writeDraft("c1", "reply", { text: "One more" });
  writeAgainOnLeaving({ persisted: false } as PageTransitionEvent);
  expect(draftOf("c1", "reply").text).toBe("Good morning\n\nOn its way\n\nOne more");
  expect(present().letters["c1"]?.to).toBe("ada@example.org");
  expect(draftOf("c1", "reply").fields["account"]).toBe("billing");
});

test("a page that only rests keeps what it has still to send", () => {
  set({ pending: [UNREACHED] });
  writeAgainOnLeaving({ persisted: true } as PageTransitionEvent);
  expect([draftOf("c1", "reply").text, present().pending.length]).toEqual(["", 1]);
});

const refusing = (status: number, detail: string) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ title: "No", detail }), { status })));

test.each([403, 404, 409, 413, 422])(
  "what the hub refuses with %i is written again, with the reason",
  async (status) => {
    refusing(status, "Choose another channel.");
    writeDraft("c1", "reply", { text: "One more" });
    await send(MESSAGE);
    expect(present().pending).toEqual([]);
    const { text, fields } = draftOf("c1", "reply");
    expect([text, fields["refused"]]).toEqual(["Good morning\n\nOne more", "Choose another channel."]);
    expect(present().letters["c1"]?.to).toBe("ada@example.org");
    expect(present().notices.at(-1)?.text).toContain("Choose another channel.");
  },
);

test("so is a note", async () => {
  refusing(404, "There is no such conversation for you.");
  await send({ ...MESSAGE, kind: "note", letter: null });
  expect(draftOf("c1", "note").text).toBe("Good morning");
  expect(draftOf("c1", "reply").text).toBe("");
});

test("what was refused twice stands there once", async () => {
  refusing(409, "It is in your draft again.");
  await send(MESSAGE);
  await send(MESSAGE);
  expect(draftOf("c1", "reply").text).toBe("Good morning");
});

test("what the hub failed at waits to be sent again", async () => {
  refusing(500, "");
  await send(MESSAGE);
  expect(present().pending).toHaveLength(1);
  expect(draftOf("c1", "reply").text).toBe("");
});
