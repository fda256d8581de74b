import type { Item } from "@contact-hub/shared/wire.gen";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyToLog } from "../desk/applyToLog";
import { draftOf, endDraft, forgetDrafts, writeDraft } from "../desk/drafts";
import { ORIGINAL } from "../desk/originals";
import { START } from "../desk/state";
import { present, set, update } from "../desk/store";
import { backToOwnWords, isJustTranslated, translateDraft, usualTarget } from "../desk/translatedDraft";
import {
  isByItself,
  isSameLanguage,
  mayTranslate,
  toggleByItself,
  toggleTranslation,
  translateWhatCame,
  translationOf,
} from "../desk/translations";
import { conversationLog } from "./conversationLog";

const item = (id: string, text: string, more: Partial<Item> = {}): Item => ({
  id,
  kind: "message",
  direction: "in",
  author: "",
  author_name: "Ada",
  at: "2026-05-04T08:00:00.000+00:00",
  text,
  html: null,
  full_text: "",
  state: null,
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
  ...more,
});

const hers = item("m1", "Bonjour");
const TRANSLATOR = { is_on: true, languages: ["en", "fr"], problem: "", longest_text: 5_000, by_itself: [] };

/** What the hub was asked, and the next answers; without one, every text is marked. */
let asked: { path: string; body: Record<string, string> }[] = [];
let refused: string[] = [];
let detected = "fr";

beforeEach(() => {
  asked = [];
  refused = [];
  detected = "fr";
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = new URL(url).pathname;
    const body = JSON.parse((init.body as string | undefined) ?? "{}") as Record<string, string>;
    asked.push({ path, body });
    const why = refused.shift();
    if (why !== undefined) return Response.json({ detail: why }, { status: 409 });
    if (path.endsWith("/by-itself")) return new Response(null, { status: 204 });
    if (path.endsWith("/draft")) return Response.json({ ...body, files: [] });
    if (path.endsWith("/translated")) return Response.json({ text: `[${body["to"]}] ${body["text"]}`, html: "" });
    const id = path.split("/").at(-2);
    const text = present().logs["one"]?.items.find((one) => one.id === id)?.text;
    return Response.json({ item_id: id, to: body["to"], source: detected, text: `[en] ${text}`, at: hers.at });
  });
  update(() => ({
    ...START,
    floor: { ...START.floor, translates: true },
    translator: TRANSLATOR,
    route: { page: "inbox", list: "mine", conversation: "one" },
    logs: { one: conversationLog({ items: [hers] }) },
  }));
});

afterEach(() => {
  forgetDrafts(false);
  vi.unstubAllGlobals();
});

const shown = (one: Item) => {
  const found = translationOf(present(), one);
  return found?.is === "there" ? [found.text, found.isShown] : found?.is;
};

test("one press shows the translation, the next hides it, and it is asked for once", async () => {
  await toggleTranslation(hers);
  expect(shown(hers)).toEqual(["[en] Bonjour", true]);
  await toggleTranslation(hers);
  expect(shown(hers)).toEqual(["[en] Bonjour", false]);
  await toggleTranslation(hers);
  expect(shown(hers)).toEqual(["[en] Bonjour", true]);
  expect(asked.map(({ path }) => path)).toEqual(["/api/conversations/one/messages/m1/translation"]);
});

test("a message that says something else by now shows no translation of what it said", async () => {
  await toggleTranslation(hers);
  expect(translationOf(present(), { ...hers, text: "Bonsoir" })).toBeNull();
  expect(translationOf(present(), { ...hers, withdrawn_at: hers.at })).toBeNull();
});

test("a refusal stands where the translation would, and one press more asks again", async () => {
  refused = ["The translator did not answer."];
  await toggleTranslation(hers);
  expect(translationOf(present(), hers)).toEqual({
    of: "Bonjour",
    is: "failed",
    why: "The translator did not answer.",
  });
  await toggleTranslation(hers);
  expect(shown(hers)).toEqual(["[en] Bonjour", true]);
});

test("without a translator, in a restricted queue and of what has no words nothing is offered", () => {
  expect(mayTranslate(present(), hers)).toBe(true);
  expect(mayTranslate(present(), item("m2", "  "))).toBe(false);
  expect(mayTranslate(present(), item("m3", "", { kind: "event" }))).toBe(false);
  set({ spoken: { one: { is_possible: false, customer_language: "fr" } } });
  expect(mayTranslate(present(), hers)).toBe(false);
  set({ spoken: {}, floor: START.floor });
  expect(mayTranslate(present(), hers)).toBe(false);
});

test("what a language is chosen for is asked one after another, and the first failure ends it", async () => {
  const items = [hers, item("m2", "Merci"), item("ours", "Hello", { direction: "out" }), item("m3", "Salut")];
  set({ logs: { one: conversationLog({ items }) } });
  await translateWhatCame("one");
  expect(asked).toEqual([]);
  await toggleTranslation(item("m3", "Salut"));
  expect(isByItself(present(), "one")).toBe(false);
  await toggleByItself();
  expect(isByItself(present(), "one")).toBe(true);
  refused = ["No."];
  await translateWhatCame("one");
  expect(items.map(shown)).toEqual([undefined, "failed", undefined, ["[en] Salut", true]]);
  await translateWhatCame("one");
  expect(items.map(shown)).toEqual([["[en] Bonjour", true], "failed", undefined, ["[en] Salut", true]]);
});

test("the language of the customer is the one of her last message, and never mine", async () => {
  await toggleTranslation(hers);
  expect(usualTarget(present())).toBe("fr");
  detected = "en-GB";
  await toggleTranslation({ ...hers, text: "Hello" });
  expect(usualTarget(present())).toBe("");
});

test.each([
  ["zh-CN", "zh-Hans", true],
  ["zh-TW", "zh-Hant", true],
  ["zh", "zh-Hant", false],
  ["en-GB", "en", true],
  ["fr", "en", false],
])("%s is %s: %s", (one, other, isSame) => {
  expect(isSameLanguage(one, other)).toBe(isSame);
});

test("a reply is replaced by its translation, and its own words come back with their form", async () => {
  writeDraft("one", "reply", { text: "Hello", fields: { html: "<b>Hello</b>", subject: "A" } });
  await translateDraft("one", "fr");
  const { text, fields } = draftOf("one", "reply");
  expect([text, fields[ORIGINAL], fields["html"], fields["subject"]]).toEqual(["[fr] Hello", "Hello", undefined, "A"]);
  expect(isJustTranslated("one", text)).toBe(true);
  await translateDraft("one", "de");
  expect(draftOf("one", "reply").fields[ORIGINAL]).toBe("Hello");
  backToOwnWords("one");
  expect(draftOf("one", "reply")).toMatchObject({ text: "Hello", fields: { html: "<b>Hello</b>", subject: "A" } });
  expect(draftOf("one", "reply").fields[ORIGINAL]).toBeUndefined();
});

test("what is written while it is translated is not replaced, and a failure touches nothing", async () => {
  writeDraft("one", "reply", { text: "Hello" });
  const waiting = translateDraft("one", "fr");
  writeDraft("one", "reply", { text: "Hello, Ada" });
  await waiting;
  expect(draftOf("one", "reply").text).toBe("Hello, Ada");
  refused = ["No."];
  await translateDraft("one", "fr");
  expect(draftOf("one", "reply")).toMatchObject({ text: "Hello, Ada", fields: {} });
  expect(present().translatingDraft).toBeNull();
  endDraft("one", "reply");
});

test("a message that is changed afterwards keeps nothing of what was written before it was translated", () => {
  const ours = item("ours", "Bonjour", { direction: "out", details: { [ORIGINAL]: "Hello", mentions: "x" } });
  const log = conversationLog({ items: [ours] });
  const changed = applyToLog(log, {
    type: "item_changed",
    number: log.number + 1,
    at: ours.at,
    conversation_id: "one",
    item_id: "ours",
    text: "Bonsoir",
    edited_at: ours.at,
    withdrawn_at: null,
    reactions: null,
    replies_to: null,
    is_erased: false,
  });
  expect(changed.items[0]?.details).toEqual({ mentions: "x" });
});
