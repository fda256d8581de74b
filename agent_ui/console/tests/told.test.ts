import type { Item } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import { toldWith } from "../conversation/told";
import { english, simplified, traditional } from "./catalogues";

const withDetails = (details: Item["details"]): Item => ({
  id: "one",
  kind: "message",
  direction: "in",
  author: "",
  author_name: "Ada",
  at: "2026-05-04T08:00:00.000+00:00",
  text: "Hello",
  html: null,
  full_text: "",
  state: null,
  error: null,
  files: [],
  event: null,
  details,
  client_id: null,
  replies_to: "",
  reactions: [],
  edited_at: null,
  withdrawn_at: null,
  letter: null,
});

test("answers stand under the labels she read, and what is ours under our words", () => {
  const item = withDetails({
    page: "https://shop.example/",
    title: "Shop",
    "form.What is it about?": "Billing",
    "form.email": "ada@example.org",
    "form.constructor": "x",
    automatic: "auto-replied",
  });
  expect(toldWith(item, english)).toEqual([
    { label: "What is it about?", value: "Billing" },
    { label: "Email", value: "ada@example.org" },
    { label: "constructor", value: "x" },
    { label: "Page", value: "https://shop.example/" },
    { label: "Page title", value: "Shop" },
  ]);
});

test.each([
  [english, "Answer to"],
  [simplified, "回复至"],
  [traditional, "回覆至"],
])("%# our labels are in the reader's language", (messages, label) => {
  expect(toldWith(withDetails({ reply_to: "office@example.org" }), messages)).toEqual([
    { label, value: "office@example.org" },
  ]);
});

test("a message without facts says nothing more", () => {
  expect(toldWith(withDetails({ media: "https://files.example/1" }), english)).toEqual([]);
});
