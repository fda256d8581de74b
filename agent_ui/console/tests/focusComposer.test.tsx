import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Composer } from "../conversation/Composer";
import { reply } from "../desk/commands/reply";
import { writeNote } from "../desk/commands/writeNote";
import { listenForShortcuts } from "../desk/commands/listen";
import { draftOf, forgetDrafts } from "../desk/drafts";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";

const log = {
  customer: { language: "en" },
  items: [],
  features: [],
  drafts: [],
  can_write: true,
  conversation: { id: "c", customer: { id: "x", name: "Ada" }, state: "open" },
};

let place: HTMLElement;
let root: Root;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  stop = listenForShortcuts();
  const route = { page: "inbox", list: "mine", conversation: "c" };
  const desk = {
    conversations: [log.conversation],
    offers: [],
    waiting: [],
    joined: [],
    held: [],
    mentions: [],
    drafts: [],
  };
  const session = { person: { id: "anna", teams: [] }, permissions: ["desk.work"] };
  set({ ...START, phase: "ready", session, logs: { c: log }, replies: [], route, desk } as unknown as ConsoleState);
});

afterEach(() => {
  act(() => root.unmount());
  stop();
  place.remove();
  forgetDrafts(false);
  set(START);
  vi.useRealTimers();
});

const show = () => act(() => root.render(<Composer id="c" />));
const wait = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
const frame = () => wait(50);
const key = (name: string) =>
  act(() => {
    const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  });
const composer = () => document.activeElement?.getAttribute("data-composer");

test("the field of a note has the focus before the next key comes", () => {
  show();
  act(() => {
    writeNote.perform();
    expect(composer()).toBe("");
    expect(document.activeElement?.getAttribute("aria-label")).toMatch(/note/i);
  });
});

test("whoever presses the switch writes on in the field that it brings", () => {
  show();
  const [, note] = place.querySelectorAll<HTMLElement>("[role='radio']");
  act(() => note?.click());
  frame();
  expect(present().composer).toBe("note");
  expect(composer()).toBe("");
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/note/i);
});

test("the same holds for a reply from a note", () => {
  show();
  act(() => writeNote.perform());
  act(() => {
    reply.perform();
    expect(document.activeElement?.getAttribute("aria-label")).toMatch(/reply/i);
  });
});

test("what is typed before the field is on screen stands in it, and is no shortcut", () => {
  key("n");
  expect(present().composer).toBe("note");
  for (const letter of ["r", "e", "x", "Backspace"]) key(letter);
  expect(present().composer).toBe("note");
  expect(present().dialog).toBeNull();
  show();
  frame();
  expect(composer()).toBe("");
  expect(draftOf("c", "note").text).toBe("re");
});

test("Escape lets the field go, and keys are shortcuts again", () => {
  key("n");
  key("x");
  key("Escape");
  key("r");
  expect(present().composer).toBe("reply");
  show();
  frame();
  expect(draftOf("c", "note").text).toBe("");
});

test("a field that never comes holds keys for a while only", () => {
  key("n");
  wait(11_000);
  key("r");
  expect(present().composer).toBe("reply");
});
