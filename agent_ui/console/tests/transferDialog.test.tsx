import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TransferDialog } from "../conversation/TransferDialog";
import { api } from "../desk/api";
import { START, type ConsoleState } from "../desk/state";
import { set } from "../desk/store";
import * as view from "../desk/view";
import { english } from "./catalogues";

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
