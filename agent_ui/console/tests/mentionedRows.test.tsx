import type { ConversationRow, Desk } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { START } from "../desk/state";
import { set } from "../desk/store";
import { OtherList } from "../inbox/OtherLists";

const row = (id: string, name: string) =>
  ({ id, channel: "email", queue: "mail", customer: { id: `of ${id}`, name } }) as unknown as ConversationRow;

const named = (item_id: string, conversation_id: string) => ({
  item_id,
  conversation_id,
  by_name: "Bo Lind",
  at: "2026-05-04T08:00:00+00:00",
  is_read: false,
});

/** What the hub tells of conversations in which somebody is named, and how often it was asked. */
let told: readonly ConversationRow[] = [];
let asked = 0;

beforeEach(() => {
  asked = 0;
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal("fetch", async (url: URL) => {
    expect(String(url)).toMatch(/api\/conversations\?view=mentions$/);
    asked += 1;
    return new Response(JSON.stringify({ conversations: told.map((conversation) => ({ conversation })), next: null }));
  });
});

afterEach(() => {
  set(START);
  vi.unstubAllGlobals();
});

/** The name, and the label of the box, in every row of the list. */
async function shown(desk: Partial<Desk>): Promise<readonly (string | null | undefined)[]> {
  const rows = { conversations: [], held: [], waiting: [], joined: [], mentions: [], drafts: [], offers: [] };
  set({ ...START, phase: "ready", desk: { ...rows, ...desk } as unknown as Desk });
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await act(async () => root.render(<OtherList list="mentions" />));
  await act(async () => undefined);
  const found = [...place.querySelectorAll("li")].flatMap((one) => [
    one.querySelector("[class*=name]")?.textContent,
    one.querySelector("input")?.getAttribute("aria-label"),
  ]);
  await act(async () => root.unmount());
  place.remove();
  return found;
}

test("a customer without a name is called by her number, as in every list", async () => {
  expect(await shown({ held: [row("c1", "")], mentions: [named("i1", "c1")] })).toEqual([
    "Visitor 8400",
    "Select Visitor 8400",
  ]);
  expect(asked).toBe(0);
});

test("whoever is inside reads with whom it is", async () => {
  expect(await shown({ joined: [row("c1", "Ada")], mentions: [named("i1", "c1")] })).toEqual(["Ada", "Select Ada"]);
});

test("the customer of what is not on the desk is asked for once; what may not be read names nobody", async () => {
  told = [row("c1", "Ada")];
  const mentions = [named("i3", "c2"), named("i2", "c1"), named("i1", "c1")];
  expect(await shown({ mentions })).toEqual(["Unknown customer", "Select Unknown customer", "Ada", "Select Ada"]);
  expect(asked).toBe(1);
});
