import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CustomerPanel } from "../customer/CustomerPanel";
import { START } from "../desk/state";
import { set } from "../desk/store";
import { goToCustomer } from "../desk/view";
import { conversationLog } from "./conversationLog";

const mail = { id: "m", channel: "email", address: "lena@post.example", is_verified: true, opted_out_at: null };
const phone = { ...mail, id: "p", channel: "sms", address: "+447700900188", is_verified: true };
const customer = {
  id: "lena",
  name: "Lena Vogel",
  organisation: "Vogel Licht",
  organisation_id: null,
  suggested_organisation: null,
  tier: "Gold",
  language: "de",
  value: 4200,
  notes: "",
  tags: ["interior design"],
  attributes: {},
  links: [],
  consents: { marketing: "refused" },
  identities: [mail, phone],
  version: 1,
  edits: {},
};
const around = { ways: [], lookalikes: [], merges: [] };

let place: HTMLElement;
let root: Root;

function show(isVerified: boolean): void {
  const conversation = {
    id: "c",
    channel: "email",
    queue: "mail",
    customer: { id: "lena", name: "Lena Vogel", is_verified: isVerified, tier: "Gold" },
    last_message_at: "",
  };
  set({ ...START, phase: "ready", logs: { c: conversationLog({ customer, conversation }) } });
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal("fetch", async (url: URL) => {
    const path = String(url);
    const answer = path.includes("/history")
      ? { conversations: [], events: [], next: null }
      : path.includes("/around")
        ? {
            ...around,
            ways: customer.identities.map((one) => ({
              ...one,
              is_possible: true,
              why: "heard",
              opens_at: null,
              heard_at: null,
            })),
          }
        : customer;
    return new Response(JSON.stringify(answer));
  });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  show(false);
  await act(async () => root.render(<CustomerPanel conversation="c" />));
  await act(async () => vi.dynamicImportSettled());
});

afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
  set(START);
});

const folds = () => [...place.querySelectorAll<HTMLElement>("h3 > [aria-expanded]")];
const fold = (title: string) => folds().find((one) => one.textContent?.startsWith(title));

test("what is known of a customer stands in one line each until somebody wants it", async () => {
  expect(fold("Tags")?.textContent).toBe("Tags interior design");
  expect(fold("Details")?.textContent).toBe("Details Gold · Vogel Licht · German");
  expect(fold("Consent")?.textContent).toBe("Consent Advertising: Refused");
  expect(folds().map((one) => one.getAttribute("aria-expanded"))).toEqual(["false", "false", "false"]);
  await act(async () => fold("Details")?.click());
  expect(place.textContent).toContain("4,200");
  await act(async () => fold("Details")?.click());
  expect(place.textContent).not.toContain("4,200");
});

test("a command opens the part it writes in", async () => {
  await act(async () => goToCustomer("consents"));
  expect(fold("Consent")?.getAttribute("aria-expanded")).toBe("true");
  expect(fold("Tags")?.getAttribute("aria-expanded")).toBe("false");
});

test("the story can be filtered, and takes no room for that before", async () => {
  expect(place.querySelector("[data-filters]")).toBeNull();
  const filter = [...place.querySelectorAll("button")].find((one) => one.textContent === "Filter");
  await act(async () => filter?.click());
  expect(place.querySelectorAll("[data-filters] button")).toHaveLength(4);
});

test("what nothing has proven is said once, by the address over which she writes", async () => {
  const said = () => [...place.querySelectorAll("[class*=chip]")].map((one) => one.textContent);
  expect(said()).toEqual(["Not verified", "Verified"]);
  await act(async () => show(true));
  expect(said()).toEqual(["Verified", "Verified"]);
});
