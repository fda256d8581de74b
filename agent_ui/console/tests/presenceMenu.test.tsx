import type { Desk } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { START } from "../desk/state";
import { setPresence } from "../desk/commands/setPresence";
import { present, set } from "../desk/store";
import { PresenceMenu } from "../shell/PresenceMenu";
import { english } from "./catalogues";

const me = { id: "anna", presence: "available", reason: null, since: "2026-05-04T08:00:00Z", until: null };
const stays = { ...me, next_presence: null, next_reason: null, capacity: {}, paused: {} };
const LUNCH = { id: "lunch", name: "Lunch", planned_minutes: 30 };

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  set(START);
});

function draw(of: object): void {
  const desk = { me: of, conversations: [], joined: [] } as unknown as Desk;
  act(() => {
    set({ ...START, phase: "ready", desk, floor: { ...START.floor, reasons: [LUNCH] } } as never);
    root.render(<PresenceMenu />);
  });
}

test("a state that comes after the present one is marked beside it, and said", () => {
  draw(stays);
  expect(place.querySelector("[data-next]")).toBeNull();
  draw({ ...stays, next_presence: "away", next_reason: "lunch" });
  expect(place.querySelector("[data-next='away']")).not.toBeNull();
  expect(place.textContent).toContain(english.reach.next("Lunch"));
});

test("whoever leaves before her customers are served is told that they wait", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ presence: "away", next_presence: null, next_reason: null }));
  const chat = { id: "c1", state: "open", channel: "webchat" };
  const channels = { webchat: { features: ["live"] } };
  const desk = { me: stays, conversations: [chat], joined: [] } as unknown as Desk;
  set({ ...START, phase: "ready", desk, floor: { ...START.floor, channels } } as never);
  setPresence("away", "lunch", true);
  await vi.waitFor(() => expect(present().notices.map(({ text }) => text)).toEqual([english.reach.stillWaiting(1)]));
  vi.unstubAllGlobals();
});
