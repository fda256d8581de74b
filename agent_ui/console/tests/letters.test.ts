import { expect, test } from "vitest";
import type { Item } from "@contact-hub/shared/wire.gen";
import {
  addressesIn,
  answerTo,
  chooseFiles,
  faultOf,
  forward,
  letterOf,
  letterToSend,
  othersOf,
} from "../desk/letters";
import { START } from "../desk/state";
import { present, set } from "../desk/store";
import { english } from "./catalogues";
import { conversationLog } from "./conversationLog";

const mail = (direction: "in" | "out", letter: Partial<NonNullable<Item["letter"]>> | null): Item => ({
  id: `${direction}-${JSON.stringify(letter)}`,
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
  letter: letter && {
    subject: "Order",
    sender: "",
    to: [],
    cc: [],
    bcc: [],
    forwards: "",
    account: "",
    address: "",
    ...letter,
  },
});
const fields = (to: string, more: Partial<Record<"cc" | "bcc" | "subject", string>> = {}) => ({
  subject: "",
  to,
  cc: "",
  bcc: "",
  forwards: "",
  ...more,
});

test("addresses are read from a field however they are parted, and with the names around them", () => {
  expect(addressesIn(" ada@x.example; Bea Holm <bea@x.example>,\n,carla ")).toEqual([
    "ada@x.example",
    "bea@x.example",
    "carla",
  ]);
});

test("an answer goes to whoever wrote last, or to everybody on that mail, each once", () => {
  const items = [
    mail("in", { sender: "ada@x.example" }),
    mail("in", { sender: "bea@x.example", to: ["ada@x.example"], cc: ["carla@x.example", "ada@x.example"] }),
    mail("in", null),
  ];
  expect(answerTo(items, false)).toEqual({ to: ["bea@x.example"], cc: [] });
  expect(answerTo(items, true)).toEqual({ to: ["bea@x.example", "ada@x.example"], cc: ["carla@x.example"] });
  expect(othersOf(items, fields("bea@x.example"))).toEqual(["ada@x.example", "carla@x.example"]);
  expect(othersOf(items, fields("bea@x.example, ada@x.example", { cc: "carla@x.example" }))).toEqual([]);
});

test("a second mail of ours goes where the first one went, and hidden copies stay where they were", () => {
  const items = [mail("out", { to: ["ada@x.example"], cc: ["bea@x.example"], bcc: ["carla@x.example"] })];
  expect(answerTo(items, false)).toEqual({ to: ["ada@x.example"], cc: ["bea@x.example"] });
  expect(answerTo([mail("in", null)], true)).toEqual({ to: [], cc: [] });
});

test("what keeps a mail from leaving is said with the address that does", () => {
  expect(faultOf(fields("ada@x.example", { bcc: "ada@x.example, bea" }), english)).toBe(english.letters.wrong("bea"));
  expect(faultOf(fields("", { cc: "ada@x.example" }), english)).toBe(english.letters.nobody);
  expect(faultOf(fields(""), english)).toBeNull();
  const sent = { subject: "Order", to: ["ada@x.example"], cc: [], bcc: [], forwards: "" };
  expect(letterToSend(fields("ada@x.example", { subject: " Order " }), "billing")).toEqual({
    ...sent,
    account: "billing",
  });
  expect(letterToSend(fields("ada@x.example", { subject: "Order" }), "")).toEqual(sent);
});

test("what was passed on to somebody else is answered by nobody, and needs somebody to go to", () => {
  const items = [mail("in", { sender: "ada@x.example" }), mail("out", { to: ["office@x.example"], forwards: "in-1" })];
  expect(answerTo(items, false)).toEqual({ to: ["ada@x.example"], cc: [] });
  expect(faultOf({ ...fields(""), forwards: "in-1" }, english)).toBe(english.letters.nobody);
});

test("an answer goes where its author wants answers, whoever's address the mail came from", () => {
  const form = { ...mail("in", { sender: "noreply@shop.example" }), details: { reply_to: "ada@x.example" } };
  expect(answerTo([form], false)).toEqual({ to: ["ada@x.example"], cc: [] });
  expect(answerTo([form], true)).toEqual({ to: ["ada@x.example"], cc: [] });
});

test("of what is passed on, files that run stay behind until they are chosen", () => {
  const file = (id: string, name: string) => ({
    id,
    name,
    content_type: "",
    bytes: 1,
    url: "",
    is_image: false,
    content_id: "",
  });
  const item: Item = {
    ...mail("in", { sender: "ada@x.example" }),
    files: [file("1", "plan.pdf"), file("2", "run.exe")],
  };
  set({ ...START, logs: { c1: conversationLog({ features: ["copies"], items: [item], conversation: { id: "c1" } }) } });
  forward("c1", item);
  const sent = () => letterToSend(letterOf(present(), "c1") ?? fields(""), "").without;
  expect(sent()).toEqual(["2"]);
  chooseFiles("c1", item, ["2"]);
  expect(sent()).toEqual(["1"]);
  chooseFiles("c1", item, ["1", "2"]);
  expect(sent()).toBeUndefined();
});
