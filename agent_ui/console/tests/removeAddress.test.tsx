import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Ways } from "../customer/Ways";
import type { Customer } from "../desk/customers";
import { START, type ConsoleState } from "../desk/state";
import { present, set, useConsole } from "../desk/store";
import { conversationLog } from "./conversationLog";

const mail = { id: "m", channel: "email", address: "lena@post.example", is_verified: true, opted_out_at: null };
const added = { ...mail, id: "a", address: "lena@vogel.example", is_verified: false, can_be_removed: true };
const customer = { id: "lena", name: "Lena Vogel", version: 1, identities: [mail, added] };
let status: number;
let place: HTMLElement;
let root: Root;

function Shown() {
  const known = useConsole((state) => state.logs["c"]?.customer) as unknown as Customer;
  return <Ways customer={known} around={null} unproven={null} conversation="c" />;
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const answer = () => (status === 200 ? { ...customer, version: 2, identities: [mail] } : { title: "It was used." });
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(answer()), { status }));
  const session = { permissions: ["desk.work"] } as unknown as ConsoleState["session"];
  set({ ...START, phase: "ready", session, logs: { c: conversationLog({ customer, conversation: { id: "c" } }) } });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  await act(async () => root.render(<Shown />));
});

afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
  set(START);
});

const cross = () => place.querySelector<HTMLButtonElement>("[aria-label*='lena@vogel.example']");

async function remove(): Promise<void> {
  await act(async () => cross()?.focus());
  await act(async () => cross()?.click());
  await vi.waitFor(() => expect(present().notices).toHaveLength(1));
}

/** Until then the focus would have been moved. */
const framesDrawn = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  });

test("whoever removes an address goes on where one is added", async () => {
  status = 200;
  await remove();
  expect(cross()).toBeNull();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Add an address"));
});

test("whoever went elsewhere meanwhile is left alone", async () => {
  status = 200;
  const elsewhere = document.body.appendChild(document.createElement("input"));
  await act(async () => cross()?.click());
  elsewhere.focus();
  await act(framesDrawn);
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});

test("the focus stays where an address could not be removed", async () => {
  status = 409;
  await remove();
  await act(framesDrawn);
  expect(document.activeElement).toBe(cross());
});
