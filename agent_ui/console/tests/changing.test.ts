import type { Item } from "@contact-hub/shared/wire.gen";
import { beforeEach, expect, test } from "vitest";
import { ANYTHING } from "../conversation/limits";
import { answer, answerNone, beginRewriting, deedsFor, meantFor, recallRewriting, rewrite } from "../desk/changing";
import { draftOf, endDraft } from "../desk/drafts";
import { idsFor } from "../desk/sentBefore";
import { START, type ConsoleState } from "../desk/state";
import { present, update } from "../desk/store";
import { conversationLog } from "./conversationLog";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const item = (id: string, fields: Partial<Item> = {}): Item => ({
  id,
  kind: "message",
  direction: "out",
  author: "anna",
  author_name: "Anna",
  at: minutesAgo(1),
  text: id,
  html: null,
  full_text: "",
  state: "sent",
  error: null,
  files: [],
  event: null,
  details: {},
  client_id: null,
  letter: null,
  replies_to: "",
  reactions: [],
  edited_at: null,
  withdrawn_at: null,
  ...fields,
});
const hers = (id: string) => item(id, { direction: "in", author: "", state: null });
const ALL = ["replies", "reactions", "edits", "withdrawals"];

function showing(items: readonly Item[], features: readonly string[] = ALL, fields = {}): ConsoleState {
  const limits = { ...ANYTHING, edit_window_seconds: 900, withdrawal_window_seconds: 3_600, reactions: ["👍"] };
  const log = conversationLog({ items, features, limits, conversation: { id: "c1" }, ...fields });
  return {
    ...START,
    phase: "ready",
    session: { person: { id: "anna" }, permissions: [] } as unknown as ConsoleState["session"],
    desk: { conversations: [log.conversation], joined: [], held: [], waiting: [] } as unknown as ConsoleState["desk"],
    route: { page: "inbox", list: "mine", conversation: "c1" },
    logs: { c1: log },
  };
}

beforeEach(() => {
  endDraft("c1", "reply");
  update(() => showing([]));
});

test("what can be done with a message depends on whose it is, its age and the channel", () => {
  const old = item("old", { at: minutesAgo(16) });
  const cases: readonly (readonly [Item, string])[] = [
    [hers("hers"), "answer react"],
    [item("mine"), "answer edit withdraw"],
    [old, "answer withdraw"],
    [item("very old", { at: minutesAgo(61) }), "answer"],
    [item("of a colleague", { author: "bo" }), "answer"],
    [item("of the hub", { author: "" }), "answer"],
    [item("failed", { state: "failed" }), ""],
    [item("a note", { kind: "note", direction: "inside" }), ""],
    [item("gone", { withdrawn_at: minutesAgo(0) }), ""],
  ];
  const state = showing(cases.map(([one]) => one));
  for (const [one, deeds] of cases) expect(deedsFor(state, one), one.id).toBe(deeds);
  expect(deedsFor(showing([old], ["replies"]), item("mine"))).toBe("answer");
  expect(deedsFor(showing([], []), item("mine"))).toBe("");
  expect(deedsFor(showing([], ALL, { can_write: false }), item("mine"))).toBe("");
  expect(deedsFor(showing([], ALL, { merged_items: ["mine"] }), item("mine"))).toBe("");
});

test("a key means the message that was walked to, else the last for which it is possible", () => {
  const items = [hers("first"), item("mine"), hers("last"), item("of a colleague", { author: "bo" })];
  const state = showing(items);
  expect(meantFor(state, "answer")?.id).toBe("last");
  expect(meantFor(state, "edit")?.id).toBe("mine");
  expect(meantFor({ ...state, chosenItem: "first" }, "react")?.id).toBe("first");
  expect(meantFor({ ...state, chosenItem: "first" }, "edit")?.id).toBe("mine");
  expect(meantFor(showing([]), "answer")).toBeNull();
});

test("which message is answered belongs to the draft, and to what is sent of it", () => {
  answer("c1", hers("hers"));
  expect(draftOf("c1", "reply").fields).toEqual({ replies_to: "hers" });
  const words = { text: "Yes", html: "", files: [], letter: null };
  const fields = { sent: JSON.stringify([{ id: "s1", words: { ...words, letter: "null", repliesTo: "" } }]) };
  expect(idsFor(words, fields, () => "new").clientId).toBe("s1");
  expect(idsFor({ ...words, repliesTo: "hers" }, fields, () => "new")).toMatchObject({ insteadOf: ["s1"] });
  answerNone("c1");
  expect(draftOf("c1", "reply").fields).toEqual({});
});

test("words that are being put into a message are gone on with, here and after a reload", () => {
  const mine = item("mine");
  beginRewriting(mine);
  rewrite("mine", "almost");
  beginRewriting(mine);
  expect(present().rewriting).toEqual({ mine: "almost" });
  update(() => showing([mine]));
  recallRewriting([mine]);
  expect(present().rewriting).toEqual({ mine: "almost" });
  rewrite("mine", null);
  update(() => showing([mine]));
  recallRewriting([mine]);
  expect(present().rewriting).toEqual({});
});
