import type { Desk } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Composer } from "../conversation/Composer";
import { EMOJI, MOST_RECENT, withRecent } from "../conversation/emoji/emoji";
import { insertEmoji } from "../desk/commands/insertEmoji";
import { draftOf, forgetDrafts, writeDraft } from "../desk/drafts";
import { prefer, presentPreferences } from "../desk/preferences";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";
import { conversationLog } from "./conversationLog";

const log = conversationLog({ conversation: { id: "c" } });

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // What is written is kept by the hub as a draft.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const conversations = [{ id: "c", state: "open", customer: { id: "ada", name: "Ada" }, participants: [] }];
  const desk = { conversations, joined: [], drafts: [], held: [], waiting: [] } as unknown as Desk;
  const route = { page: "inbox", list: "mine", conversation: "c" };
  set({ ...START, phase: "ready", route, desk, logs: { c: log } } as unknown as ConsoleState);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  forgetDrafts(false);
  prefer({ recentEmoji: [] });
  set(START);
  vi.unstubAllGlobals();
});

const signs = () => [...document.querySelectorAll<HTMLElement>("[role='option']")];

async function openGrid(): Promise<void> {
  await act(async () => insertEmoji.perform());
  await act(async () => void (await import("../conversation/emoji/EmojiGrid")));
}

test("an emoji stands where the cursor was, and one writes on behind it", async () => {
  writeDraft("c", "reply", { text: "Hello there" });
  await act(async () => root.render(<Composer id="c" />));
  expect(insertEmoji.isPossible(present())).toBe(true);
  const field = place.querySelector("textarea") as HTMLTextAreaElement;
  act(() => field.focus());
  field.setSelectionRange(5, 5);
  await openGrid();
  const smile = signs().find((one) => one.textContent === "🙂");
  await act(async () => smile?.click());
  expect(draftOf("c", "reply").text).toBe("Hello🙂 there");
  expect(signs()).toEqual([]);
  expect(document.activeElement).toBe(field);
  expect(field.selectionStart).toBe("Hello🙂".length);
  await openGrid();
  expect(signs()[0]?.textContent).toBe("🙂");
  expect(presentPreferences().recentEmoji).toEqual(["🙂"]);
});

test("of those used last one line is kept, each once, the newest first", () => {
  const all = EMOJI.flatMap((group) => group.signs);
  expect(new Set(all).size).toBe(all.length);
  const used = all.slice(0, 12).reduce<readonly string[]>(withRecent, []);
  expect(used).toHaveLength(MOST_RECENT);
  expect(withRecent(used, used[3] ?? "")[0]).toBe(used[3]);
  expect(new Set(withRecent(used, used[3] ?? "")).size).toBe(MOST_RECENT);
});
