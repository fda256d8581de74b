import type { Draft } from "@contact-hub/shared/wire.gen";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftOf, endDraft, forgetDrafts, meetDrafts, restoreDraft, settleDraft, writeDraft } from "../desk/drafts";
import type { Session } from "../desk/people";
import { present, set } from "../desk/store";
import type { NewDraft } from "../desk/writing";

const PAUSE_MS = 1_000;
const NOON = Date.parse("2026-03-02T12:00:00Z");

/** What the hub was given, and what it says that stands. */
let kept: NewDraft[] = [];
let standing: Draft | null = null;

const draft = (text: string, at: number): Draft => ({
  kind: "reply",
  text,
  written_at: new Date(at).toISOString(),
  files: [],
  fields: {},
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  kept = [];
  standing = null;
  vi.stubGlobal("document", { baseURI: "http://hub.example/" });
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const given = JSON.parse(init.body as string) as NewDraft;
    kept.push(given);
    const answer = standing ?? { ...given, files: [] };
    return new Response(JSON.stringify(answer), { status: 200 });
  });
});

afterEach(() => {
  forgetDrafts(false);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pause = () => vi.advanceTimersByTimeAsync(PAUSE_MS);
const shown = () => draftOf("c1", "reply").text;

test("what is typed is kept once, after a pause, as it is then", async () => {
  for (const text of ["G", "Go", "Good"]) writeDraft("c1", "reply", { text });
  await pause();
  expect(kept.map(({ text }) => text)).toEqual(["Good"]);
  expect(draftOf("c1", "reply").isKept).toBe(true);
});

test("a newer draft from elsewhere is shown where nothing is being typed, an older one is not", () => {
  meetDrafts("c1", [draft("from the laptop", NOON - 60_000)]);
  expect(shown()).toBe("from the laptop");
  meetDrafts("c1", [draft("from long ago", NOON - 90_000)]);
  expect(shown()).toBe("from the laptop");
});

test.each([
  ["mine", "typed here"],
  ["other", "from the laptop"],
] as const)("two drafts at once are both there until the person chooses: %s", async (choice, text) => {
  writeDraft("c1", "reply", { text: "typed here" });
  meetDrafts("c1", [draft("from the laptop", NOON + 5_000)]);
  await pause();
  expect(kept).toEqual([]);
  expect([shown(), draftOf("c1", "reply").other?.text]).toEqual(["typed here", "from the laptop"]);
  settleDraft("c1", "reply", choice);
  await pause();
  expect([shown(), draftOf("c1", "reply").other]).toEqual([text, null]);
  expect(kept.map((one) => [one.text, Date.parse(one.written_at) > NOON + 5_000])).toEqual([[text, true]]);
});

test("what the hub refuses as older comes back as a choice, and what was typed stays", async () => {
  standing = draft("from the laptop", NOON + 5_000);
  writeDraft("c1", "reply", { text: "typed here" });
  await pause();
  expect([shown(), draftOf("c1", "reply").other?.text]).toEqual(["typed here", "from the laptop"]);
});

test("the word that nothing is written, after a message left, takes nothing away from the next one", async () => {
  writeDraft("c1", "reply", { text: "Good morning" });
  await pause();
  endDraft("c1", "reply");
  writeDraft("c1", "reply", { text: "And" });
  meetDrafts("c1", [draft("", NOON + 60_000)]);
  await pause();
  expect(shown()).toBe("And");
  expect(Date.parse(kept.at(-1)?.written_at ?? "")).toBeGreaterThan(NOON + 60_000);
});

test("a draft that is on its way when its message leaves is taken back afterwards", async () => {
  writeDraft("c1", "reply", { text: "Good" });
  vi.advanceTimersByTime(PAUSE_MS);
  endDraft("c1", "reply");
  await pause();
  expect(kept.map(({ text }) => text)).toEqual(["Good", ""]);
  expect(shown()).toBe("");
});

test("what was taken back stands again, though this machine's clock is ahead of the hub's", async () => {
  writeDraft("c1", "reply", { text: "Good morning" });
  await pause();
  endDraft("c1", "reply");
  restoreDraft("c1", draft("Good morning", NOON - 60_000));
  expect(shown()).toBe("Good morning");
});

test("what was begun since is not lost when something is taken back", () => {
  writeDraft("c1", "reply", { text: "One more" });
  restoreDraft("c1", draft("Good morning", NOON - 60_000));
  expect([shown(), draftOf("c1", "reply").other?.text]).toEqual(["One more", "Good morning"]);
});

test("what this tab remembers is there once it is known who is here, whoever asked before", async () => {
  const sits = (id: string | null) =>
    set({ ...present(), session: id === null ? null : ({ person: { id } } as unknown as Session) });
  sits("anna");
  writeDraft("c1", "reply", { text: "Not sent yet" });
  forgetDrafts(true);
  sits(null);
  expect(shown()).toBe("");
  sits("anna");
  expect(shown()).toBe("Not sent yet");
  forgetDrafts(false);
  sits(null);
});
