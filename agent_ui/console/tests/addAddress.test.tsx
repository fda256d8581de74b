import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AddAddress } from "../customer/AddAddress";
import type { Customer } from "../desk/customers";
import { START } from "../desk/state";
import { set } from "../desk/store";

let number = 0;
const session = { permissions: ["customer.merge"] };
let answer: { readonly status: number; readonly body: object };
let place: HTMLElement;
let root: Root;

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(answer.body), { status: answer.status }));
  set({ ...START, session: session as never });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  // What is typed is kept for each customer.
  number += 1;
  const customer = { id: `ada ${number}`, name: "Ada", version: 1, identities: [] } as unknown as Customer;
  await act(async () => root.render(<AddAddress customer={customer} conversation="c" />));
  await act(async () => place.querySelector("button")?.click());
});

afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

async function submit(text: string): Promise<void> {
  const field = place.querySelector("input") as HTMLInputElement;
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  await act(async () => {
    setter?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(async () => place.querySelector("form")?.requestSubmit());
  await act(async () => undefined);
}

const alert = () => place.querySelector("[role=alert]");

test("whose it is already is told, with the way to look whether both are one", async () => {
  const who = { id: "visitor", name: "" };
  answer = { status: 409, body: { type: "/problems/address-taken", title: "", detail: "", customer: who } };
  await submit("ada@example.org");
  expect(alert()?.textContent).toMatch(/^Visitor \d{4} has this address already\./);
  expect(alert()?.querySelector("button")?.textContent).toBe("Compare");
});

test("of a customer whom others serve nothing is told and nothing is offered", async () => {
  answer = { status: 409, body: { type: "/problems/address-taken", title: "", detail: "", customer: null } };
  await submit("ada@example.org");
  expect(alert()?.textContent).toContain("whom others serve");
  expect(alert()?.querySelector("button")).toBeNull();
});

test("what the hub refuses is told at the field, and what was typed stays", async () => {
  answer = { status: 422, body: { type: "/problems/invalid", title: "", detail: "Write a whole one." } };
  await submit("ada");
  expect(place.textContent).toContain("Write a whole one.");
  expect(place.querySelector("input")?.value).toBe("ada");
});
