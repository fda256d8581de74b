import type { Item } from "@contact-hub/shared/wire.gen";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftOf, forgetDrafts, writeDraft } from "../desk/drafts";
import { ACCOUNT, accountFor, addressOf, chooseSender } from "../desk/senders";
import { START, type ConsoleState } from "../desk/state";
import { conversationLog } from "./conversationLog";

const HELP = { account: "help", name: "Help", address: "help@shop.example", signature: "" };
const BILLING = { account: "billing", name: "Billing", address: "billing@shop.example", signature: "Accounts" };

const mail = (id: string, direction: "in" | "out", account = ""): Item => ({
  id,
  kind: "message",
  direction,
  author: "",
  author_name: "",
  at: "2026-05-04T08:00:00.000+00:00",
  text: "",
  html: null,
  full_text: "",
  state: null,
  error: null,
  files: [],
  event: null,
  details: {},
  client_id: null,
  replies_to: "",
  reactions: [],
  edited_at: null,
  withdrawn_at: null,
  letter: {
    subject: "",
    sender: "",
    to: [],
    cc: [],
    bcc: [],
    forwards: "",
    account,
    address: account === "" ? "" : `${account}@shop.example`,
  },
});

/** A conversation of the account `help`, in which this was said. */
function saying(items: readonly Item[], more: object = {}): ConsoleState {
  const log = conversationLog({ features: ["copies"], senders: [HELP, BILLING], items, ...more });
  const conversation = { ...log.conversation, account: "help" };
  const accounts = [HELP, BILLING].map(({ account: id, name }) => ({ id, name, channel: "email" }));
  return { ...START, floor: { ...START.floor, accounts }, logs: { c1: { ...log, conversation } } };
}

beforeEach(() => {
  vi.stubGlobal("document", { baseURI: "http://hub.example/" });
});

afterEach(() => {
  forgetDrafts(false);
  vi.unstubAllGlobals();
});

test("a mail leaves from where the customer wrote last, and else from the conversation's own address", () => {
  expect(accountFor(saying([]), "c1", "")).toBe("help");
  const there = [mail("1", "in"), mail("2", "out", "billing")];
  expect(accountFor(saying(there), "c1", "")).toBe("help");
  const back = [...there, mail("3", "in", "billing"), mail("4", "out")];
  expect(accountFor(saying(back), "c1", "")).toBe("billing");
  expect(accountFor(saying(back, { merged_items: ["3"] }), "c1", "")).toBe("help");
  expect(accountFor(saying([...back, mail("5", "in")]), "c1", "")).toBe("help");
  expect(accountFor(saying([...back, mail("5", "in", "former")]), "c1", "")).toBe("help");
});

test("what was chosen stands before what is usual, and no chat has an address", () => {
  expect(accountFor(saying([mail("1", "in")]), "c1", "billing")).toBe("billing");
  expect(accountFor(saying([], { features: [] }), "c1", "billing")).toBe("");
  expect(accountFor(START, "c1", "")).toBe("");
});

test("the address of an account that is gone is told as it was in the conversation, where it was there", () => {
  const state = saying([mail("1", "in", "former")]);
  expect(addressOf(state, "c1", "billing")).toBe(BILLING.address);
  expect(addressOf(state, "c1", "former")).toBe("former@shop.example");
  expect(addressOf(state, "c1", "nowhere")).toBe("");
});

test("the choice stays with the draft, beside whatever else belongs to it", () => {
  writeDraft("c1", "reply", { text: "Hello", fields: { html: "<p>Hello</p>" } });
  chooseSender("c1", "billing");
  expect(draftOf("c1", "reply").fields).toEqual({ html: "<p>Hello</p>", [ACCOUNT]: "billing" });
  expect(draftOf("c1", "reply").text).toBe("Hello");
});
