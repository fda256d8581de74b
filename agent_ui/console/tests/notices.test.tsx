import type { ConversationRow, Desk } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ReadinessStrip } from "../alerts/ReadinessStrip";
import { api } from "../desk/api";
import type { HubEvent } from "../desk/applyEvent";
import { hear } from "../desk/connection";
import { joinHere } from "../desk/inside";
import { notify } from "../desk/notices";
import { START, type ConsoleState } from "../desk/state";
import { present, set, update } from "../desk/store";
import { Capacity } from "../shell/Capacity";
import { Notices } from "../shell/Notices";
import { fetchAhead } from "../ui/later";

let place: HTMLElement;
let root: Root;

const me = { id: "anna", name: "Anna", presence: "available", paused: {}, capacity: {} };
const desk = {
  number: 0,
  me,
  conversations: [],
  joined: [],
  offers: [],
  waiting: [],
  held: [],
  help: [],
  mentions: [],
  drafts: [],
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const session = { person: { id: "anna", teams: [] }, permissions: ["desk.work"] };
  set({ ...START, phase: "ready", desk: desk as unknown as Desk, session } as unknown as ConsoleState);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  set(START);
});

const joined = (id: string) =>
  ({
    type: "joined_added",
    number: 1,
    at: "2026-05-04T08:00:00+00:00",
    conversation: { id, unread: 0, customer: { id: "x", name: "Emma" } } as unknown as ConversationRow,
  }) as HubEvent;
const become = (changed: object) =>
  act(() => update((state) => ({ ...state, desk: { ...state.desk, me: { ...me, ...changed } } as unknown as Desk })));

test("who is invited is told so, and shown the way", () => {
  act(() => root.render(<Notices />));
  act(() => hear([joined("c")]));
  expect(place.textContent).toContain("You were invited to the conversation with Emma");
  act(() => place.querySelector("button")?.click());
  expect(present().route).toMatchObject({ page: "inbox", conversation: "c" });
});

test("who goes in by herself is not told that she was invited", async () => {
  vi.spyOn(api, "join").mockResolvedValue(undefined);
  await joinHere("c");
  hear([joined("c")]);
  expect(present().notices).toEqual([]);
});

test("who is invited again after she left hears of it", async () => {
  vi.spyOn(api, "join").mockResolvedValue(undefined);
  await joinHere("c");
  hear([joined("c")]);
  hear([{ type: "joined_removed", conversation_id: "c" } as HubEvent]);
  hear([joined("c")]);
  expect(present().notices.map(({ text }) => text)).toEqual(["You were invited to the conversation with Emma"]);
});

test("a paused channel keeps its own picture beside the sign of the pause", () => {
  act(() => root.render(<Capacity />));
  become({ capacity: { email: { limit: 5, used: 1, is_budget: false } }, paused: {} });
  const [before] = place.querySelectorAll("svg");
  const picture = before?.innerHTML;
  become({ capacity: { email: { limit: 5, used: 1, is_budget: false } }, paused: { email: "" } });
  const pictures = [...place.querySelectorAll("svg")].map((one) => one.innerHTML);
  expect(pictures).toHaveLength(2);
  expect(pictures[0]).toBe(picture);
  expect(place.querySelector(".unseen")?.textContent).toContain("paused");
});

test("a break does not open the check of what is tried before the first customer", async () => {
  vi.stubGlobal("isSecureContext", true);
  const strip = () => place.querySelector("section");
  await act(async () => root.render(<ReadinessStrip />));
  become({ presence: "away", reason: "break" });
  await act(fetchAhead);
  expect(strip()).toBeNull();
  become({ presence: "offline" });
  await act(fetchAhead);
  expect(strip()).not.toBeNull();
});

test("the same sentence is said once, and its time begins anew", () => {
  notify("Saved");
  vi.advanceTimersByTime(5_000);
  notify("Saved");
  notify("Saved", "problem");
  const said = () => present().notices.map(({ text, tone }) => `${text} ${tone}`);
  expect(said()).toEqual(["Saved plain", "Saved problem"]);
  vi.advanceTimersByTime(5_000);
  expect(said()).toEqual(["Saved plain", "Saved problem"]);
  vi.advanceTimersByTime(5_000);
  expect(said()).toEqual([]);
});

test("two sentences that are taken back each by itself stand both", () => {
  const deed = { name: "Undo", perform: () => undefined };
  notify("Moved", "plain", null, deed);
  notify("Moved", "plain", null, deed);
  expect(present().notices).toHaveLength(2);
});

test("what is said stands above the bar at the foot of the page, wherever that is scrolled to", () => {
  const bar = document.body.appendChild(document.createElement("footer"));
  bar.dataset["foot"] = "";
  const standsAt = (top: number) => {
    bar.getBoundingClientRect = () => new DOMRect(0, top, 900, 60);
    act(() => void dispatchEvent(new Event("scroll")));
    return (place.firstElementChild as HTMLElement).style.getPropertyValue("--foot");
  };
  act(() => root.render(<Notices />));
  act(() => notify("Saved"));
  expect(standsAt(innerHeight - 72)).toBe("72px");
  expect(standsAt(innerHeight - 140)).toBe("0px");
  bar.remove();
});
