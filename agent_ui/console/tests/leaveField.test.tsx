import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Composer } from "../conversation/Composer";
import { START, type ConsoleState } from "../desk/state";
import { set } from "../desk/store";
import { ShortcutHelp } from "../palette/ShortcutHelp";
import { conversationLog } from "./conversationLog";

const REPLIES = [
  { id: "r", name: "Greeting", shortcut: "hi", text: { "": "Hello" }, queues: [], channels: [], is_mine: false },
];
const log = conversationLog({ conversation: { id: "c" } });

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  set({ ...START, phase: "ready", logs: { c: log }, replies: REPLIES } as unknown as ConsoleState);
  act(() =>
    root.render(
      <>
        <div role="log" tabIndex={0} />
        <Composer id="c" />
      </>,
    ),
  );
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  set(START);
});

const field = () => place.querySelector("textarea") as HTMLTextAreaElement;
const press = (more: KeyboardEventInit = {}) =>
  act(() => {
    field().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, ...more }));
  });

test("Escape goes from the field to what was said", () => {
  act(() => field().focus());
  press();
  expect(document.activeElement?.getAttribute("role")).toBe("log");
});

test("Escape goes there too once something was announced, which stands in the page as a log of its own", () => {
  const announcer = document.createElement("div");
  announcer.innerHTML = "<div role='log' aria-live='polite'></div>";
  document.body.prepend(announcer);
  act(() => field().focus());
  press();
  expect(document.activeElement).toBe(place.querySelector("[role=log]"));
  announcer.remove();
});

test("Escape ends a word that is being composed, and stays in the field", () => {
  act(() => field().focus());
  press({ isComposing: true });
  expect(document.activeElement).toBe(field());
});

test("Escape closes an open list first, and leaves the field after that", async () => {
  act(() => field().focus());
  const { writeDraft } = await import("../desk/drafts");
  await act(async () => writeDraft("c", "reply", { text: "/" }));
  expect(place.querySelector("[role=listbox]")).not.toBeNull();
  press();
  expect(place.querySelector("[role=listbox]")).toBeNull();
  expect(document.activeElement).toBe(field());
  press();
  expect(document.activeElement?.getAttribute("role")).toBe("log");
});

test("the list of keys tells the way out of the field", () => {
  act(() => root.render(<ShortcutHelp />));
  expect(document.body.textContent).toMatch(/Leave the field[^.]*Esc/);
});
