import type { VisitorItem } from "@contact-hub/shared/wire.gen";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";

import { createActions } from "../panel/actions.ts";
import type { Answer, HubLine } from "../panel/line.ts";
import { createStore, type Store } from "../panel/store.ts";
import { DEED_WORDS } from "../panel/view/deeds-words.ts";
import { Below } from "../panel/view/deeds.tsx";
import { rowsOf } from "../panel/view/rows.ts";
import type { Tools } from "../panel/view/tools.ts";
import { english } from "../panel/words/english.ts";
import { chatOf, item } from "./furnish.ts";

/** Her message in its place, being changed, on a line that answers so. */
async function rewriting(answer: Answer): Promise<{ root: HTMLElement; store: Store; heard: object[] }> {
  const heard: object[] = [];
  const nothing = (): void => undefined;
  const line: HubLine = {
    call: async (name, body) => (heard.push({ name, ...body }), answer),
    whisper: nothing,
    flush: nothing,
    connect: nothing,
    disconnect: nothing,
    identify: nothing,
  };
  const hers: VisitorItem = item("a", { from_me: true, text: "Is it bleu?" });
  const root = document.body.appendChild(document.createElement("div"));
  const store = createStore(draw);
  const actions = createActions(store, line);
  const tools = { words: english, language: "en", actions } as Tools;
  function draw(): void {
    const [row] = rowsOf([hers], []);
    if (row)
      render(<Below chat={{ ...chatOf([hers]), rewriting: store.chat.rewriting }} row={row} tools={tools} />, root);
  }
  await act(() => actions.aim({ rewriting: "a" }));
  return { root, store, heard };
}

const fieldIn = (root: HTMLElement): HTMLTextAreaElement | null => root.querySelector("textarea");

async function type(root: HTMLElement, text: string, key: string): Promise<void> {
  const field = fieldIn(root);
  if (!field) throw new Error("there is no field");
  await act(() => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(
    async () => void field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
  );
}

test("a text that the hub took is told once, and the field is gone", async () => {
  const { root, heard } = await rewriting({ ok: true });
  await type(root, "Is it blue? ", "Enter");
  expect(heard).toMatchObject([{ name: "change", change: "edit", item_id: "a", text: "Is it blue?" }]);
  expect(fieldIn(root)).toBeNull();
});

test("a text that the hub refuses stays in its field, and she is told what to do", async () => {
  const { root } = await rewriting({ problem: { title: "Conflict", detail: "It is too late." } });
  await type(root, "Is it blue?", "Enter");
  expect(fieldIn(root)?.value).toBe("Is it blue?");
  expect(root.querySelector("[role=alert]")?.textContent).toBe(DEED_WORDS.en.refused);
});

test("a message is not made empty: the field says what to do instead", async () => {
  const { root, heard } = await rewriting({ ok: true });
  await type(root, "  ", "Enter");
  expect(heard).toEqual([]);
  expect(fieldIn(root)?.placeholder).toBe(DEED_WORDS.en.empty);
});

test("Escape leaves the message as it was and the chat open", async () => {
  const { root, store, heard } = await rewriting({ ok: true });
  let isHeardOutside = false;
  root.addEventListener("keydown", () => (isHeardOutside = true));
  await type(root, "Something else", "Escape");
  expect(store.chat.rewriting).toBe("");
  expect(heard).toEqual([]);
  expect(isHeardOutside).toBe(false);
});
