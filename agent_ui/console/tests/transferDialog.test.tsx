import type { Colleague } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TransferDialog } from "../conversation/TransferDialog";
import { api } from "../desk/api";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";
import * as view from "../desk/view";
import { timeOfDay } from "../i18n/format";
import { english } from "./catalogues";
import { colleague } from "./colleague";

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const desk = { conversations: [], colleagues: [], queues: [], offers: [], waiting: [], joined: [], held: [] };
  const route = { page: "inbox", list: "mine", conversation: "c" };
  set({ ...START, phase: "ready", dialog: "transfer", chosenPerson: "bo", route, desk } as unknown as ConsoleState);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.restoreAllMocks();
  set(START);
});

test("a transfer that the hub did not take says so where its note still stands", async () => {
  const transfer = vi.spyOn(api, "transfer").mockRejectedValue(new TypeError("Failed to fetch"));
  const close = vi.spyOn(view, "closeDialog");
  act(() => root.render(<TransferDialog id="c" />));
  const form = document.querySelector("form");
  const submit = () => form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await act(async () => void submit());
  expect(transfer).toHaveBeenCalledTimes(1);
  expect(close).not.toHaveBeenCalled();
  expect(document.querySelector("[role='alert']")?.textContent).toBe(english.problem.unexpected);
});

const shown = () => [...document.querySelectorAll("[role='option']")].map((one) => one.textContent ?? "");

async function openWith(...colleagues: readonly Colleague[]): Promise<HTMLInputElement> {
  const { desk } = present();
  const queues = [{ id: "returns", name: "Returns", team: "t" }];
  set({ ...present(), chosenPerson: null, desk: { ...desk, colleagues }, floor: { ...START.floor, queues } } as never);
  await act(async () => root.render(<TransferDialog id="c" />));
  const field = document.querySelector("[role='combobox']") as HTMLInputElement;
  await act(async () => field.focus());
  return field;
}

async function type(field: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("whoever is not there stands last, cannot be chosen, and says why; whoever is away says until when", async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await openWith(
    colleague("dana", { name: "Dana", presence: "offline" }),
    colleague("bo", { name: "Bo", presence: "away", reason: "lunch", until }),
    colleague("cy", { name: "Cy" }),
  );
  expect(shown().map((one) => one.slice(0, 2))).toEqual(["Cy", "Bo", "Re", "Da"]);
  expect(shown()[1]).toContain(english.reach.until(timeOfDay(until)));
  const last = document.querySelector("[role='option'][data-disabled]");
  expect(last?.textContent).toContain(english.presence.offline);
  expect(last?.closest("[role='group']")?.textContent).toContain(english.transfer.notThere);
});

test("Enter on somebody who is not there says what to do instead, and leaves what was typed", async () => {
  const field = await openWith(colleague("dana", { name: "Dana", presence: "offline" }));
  await type(field, "dana");
  const enter = { key: "Enter", bubbles: true, cancelable: true };
  await act(async () => void field.dispatchEvent(new KeyboardEvent("keydown", enter)));
  expect(field.value).toBe("dana");
  expect(document.querySelector("[role='alert']")?.textContent).toBe(english.transfer.offline("Dana"));
  await type(field, "dan");
  expect(document.querySelector("[role='alert']")).toBeNull();
  await type(field, "nobody");
  await act(async () => void field.dispatchEvent(new KeyboardEvent("keydown", enter)));
  expect(field.value).toBe("nobody");
  expect(document.querySelector("[role='alert']")?.textContent).toBe(english.transfer.none);
});

test("Ctrl+Enter sends to nobody while somebody else is being typed", async () => {
  const transfer = vi.spyOn(api, "transfer").mockResolvedValue();
  const field = await openWith(colleague("bo", { name: "Bo" }), colleague("cy", { name: "Cy" }));
  act(() => root.unmount());
  root = createRoot(place);
  set({ ...present(), chosenPerson: "bo" });
  await act(async () => root.render(<TransferDialog id="c" />));
  const again = document.querySelector("[role='combobox']") as HTMLInputElement;
  expect(again).not.toBe(field);
  expect(again.value).toBe("Bo");
  await act(async () => again.focus());
  await type(again, "Cy");
  const send = () => new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true });
  await act(async () => void again.dispatchEvent(send()));
  expect(transfer).not.toHaveBeenCalled();
  await type(again, "Bo");
  await act(async () => void again.dispatchEvent(send()));
  expect(transfer).toHaveBeenCalledExactlyOnceWith("c", { agent: "bo" }, "");
});
