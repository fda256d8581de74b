import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Desk, OfferCard, WaitingRow } from "@contact-hub/shared/wire.gen";
import { COMMANDS } from "../desk/commands/catalogue";
import { isPressed } from "../desk/commands/command";
import { listenForShortcuts } from "../desk/commands/listen";
import { takeConversation } from "../desk/commands/takeConversation";
import { transfer } from "../desk/commands/transfer";
import { offerIds } from "../desk/derived";
import { groupIds } from "../desk/lists";
import { firstLive } from "../desk/offers";
import { prefer } from "../desk/preferences";
import { START, type ConsoleState, type Route } from "../desk/state";
import { present, update } from "../desk/store";
import { ringingWords } from "../desk/words";
import { colleague } from "./colleague";
import { english } from "./catalogues";

const AT = "2026-05-04T08:00:00.000+00:00";
const conversation = (id: string, state: string, last: string) => ({
  id,
  state,
  channel: "sms",
  account: "demo-sms",
  customer: { id, name: id, is_verified: false, tier: "" },
  queue: "support-en",
  subject: "",
  preview: "",
  unread: 0,
  arrived_at: AT,
  last_message_at: last,
  ends_at: null,
  callback: "",
  sla: null,
  missed: [],
  tags: [],
  participants: [],
  asks_help: false,
  owner: "",
  level: 0,
  asked_at: null,
});

const desk: Desk = {
  number: 1,
  me: {
    id: "anna",
    name: "Anna",
    presence: "available",
    reason: null,
    since: AT,
    capacity: {},
    until: null,
    paused: {},
    next_presence: null,
    next_reason: null,
  },
  offers: [],
  conversations: [
    conversation("old", "open", "2026-05-04T08:00:00.000+00:00"),
    conversation("new", "open", "2026-05-04T09:00:00.000+00:00"),
    conversation("done", "wrap_up", "2026-05-04T10:00:00.000+00:00"),
  ],
  colleagues: [],
  waiting: [],
  joined: [],
  help: [],
  mentions: [],
  held: [],
  departing: [],
  views: [],
  view_order: [],
  drafts: [],
};

const ready: ConsoleState = {
  ...START,
  phase: "ready",
  session: {
    person: { id: "anna", name: "Anna", email: "anna@demo.example", roles: ["agent"], teams: [], language: "en" },
    permissions: ["desk.work"],
    csrf: "",
    tag: "",
  },
  desk,
};

let stop: () => void;

beforeEach(() => {
  update(() => ready);
  prefer({ singleKeys: true });
  stop = listenForShortcuts();
});

afterEach(() => {
  stop();
  // Whatever field was waited for is waited for no longer.
  dispatchEvent(new Event("pointerdown"));
  document.body.replaceChildren();
});

const press = (key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));

const shown = () => {
  const { route } = present();
  return route.page === "inbox" ? route.conversation : route.page;
};

test("no two commands share a name or keys, and each has words", () => {
  const keys = COMMANDS.flatMap(({ shortcut }) =>
    shortcut === undefined ? [] : [`${shortcut.with ?? ""} ${shortcut.key}`],
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
  for (const command of COMMANDS) expect(command.label(english)).not.toBe("");
});

test("J and K walk through the list in the order it is shown, and its ends hold", () => {
  const walked = ["j", "j", "j", "j", "k"].map((key) => {
    press(key);
    return shown();
  });
  expect(walked).toEqual(["new", "old", "done", "done", "old"]);
});

test("a key that somebody types into a field stays a letter", () => {
  const field = document.body.appendChild(document.createElement("textarea"));
  press("j", {}, field);
  expect(shown()).toBeNull();
});

test("single keys can be turned off; keys with Ctrl stay", () => {
  prefer({ singleKeys: false });
  press("j");
  expect(shown()).toBeNull();
  press("k", { ctrlKey: true });
  expect(present().dialog).toBe("palette");
});

test("a command that is not possible does not take the key away from the browser", () => {
  const event = new KeyboardEvent("keydown", { key: "e", cancelable: true, bubbles: true });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
});

test("only what is open can be ended or transferred", () => {
  press("j");
  press("e");
  expect(present().dialog).toBe("end");
  update((state) => ({ ...state, dialog: null, route: { page: "inbox", list: "mine", conversation: "done" } }));
  press("t");
  expect(present().dialog).toBeNull();
});

test("what rings for somebody is in the team's list after what is free, and cannot be taken", () => {
  const waiting = (id: string, second: number, to: string | null): WaitingRow => ({
    conversation_id: id,
    queue: "support-en",
    channel: "sms",
    customer: { id: "x", name: "X", is_verified: false, tier: "" },
    preview: "",
    waiting_since: `2026-05-04T08:00:0${second}.000+00:00`,
    offered_to: to,
    prospect: "served",
    callback: "",
    sla: null,
    missed: [],
    tags: [],
    subject: "",
    level: 0,
  });
  const rows = [
    waiting("mine", 1, "anna"),
    waiting("late", 4, null),
    waiting("hers", 2, "bo"),
    waiting("early", 3, null),
  ];
  const colleagues = [colleague("bo", { name: "Bo" })];
  const team: Route = { page: "inbox", list: "team", conversation: null };
  update((state) => ({ ...state, route: team, desk: { ...desk, waiting: rows, colleagues } }));
  expect(groupIds(present(), "team", "free")).toEqual(["early", "late"]);
  const taken = ["j", "j", "j", "j"].map((key) => {
    press(key);
    return [shown(), takeConversation.isPossible(present())];
  });
  expect(taken).toEqual([
    ["early", true],
    ["late", true],
    ["mine", false],
    ["hers", false],
  ]);
  expect(["late", "mine", "hers"].map((id) => ringingWords(english, present(), id))).toEqual([
    null,
    "Ringing for you",
    "Ringing for Bo",
  ]);
});

test("with Alt the place of the key counts, not the sign it types", () => {
  const event = new KeyboardEvent("keydown", { key: "å", code: "KeyA", altKey: true });
  expect(isPressed({ key: "a", with: "alt" }, event)).toBe(true);
});

const offerUntil = (id: string, secondsFromNow: number): OfferCard => ({
  id,
  conversation_id: "new",
  queue: "support-en",
  channel: "sms",
  customer: { id: "x", name: "X", is_verified: false, tier: "" },
  preview: "",
  waiting_since: AT,
  expires_at: new Date(Date.now() + secondsFromNow * 1_000).toISOString(),
  reason: null,
  subject: "",
  note: "",
  note_by: "",
  callback: "",
});

const ringing = (...offers: readonly OfferCard[]) => update((state) => ({ ...state, desk: { ...desk, offers } }));

test("what rings stands in the order in which it ends", () => {
  ringing(offerUntil("later", 40), offerUntil("sooner", 20), offerUntil("last", 60));
  expect(offerIds(present())).toEqual(["sooner", "later", "last"]);
});

test("an offer whose time has passed is neither accepted nor declined", () => {
  const asked = vi.fn<typeof fetch>();
  vi.stubGlobal("fetch", asked);
  ringing(offerUntil("over", -1));
  press("a", { altKey: true });
  press("x", { altKey: true });
  expect(asked).not.toHaveBeenCalled();
  expect(present().dialog).toBeNull();
  expect(firstLive(present())).toBeUndefined();
  vi.unstubAllGlobals();
});

test("accepting asks the hub for the first offer that still rings", () => {
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ conversation_id: "new" })));
  vi.stubGlobal("fetch", asked);
  ringing(offerUntil("offer 2", 30), offerUntil("over", -1), offerUntil("offer 1", 20));
  press("å", { code: "KeyA", altKey: true });
  expect(asked).toHaveBeenCalledWith(expect.stringContaining("api/offers/offer%201/accept"), expect.anything());
  vi.unstubAllGlobals();
});

test("a dialog whose offer has ended is closed, and single keys live again", () => {
  ringing(offerUntil("offer 1", 30));
  press("≈", { code: "KeyX", altKey: true });
  expect(present().dialog).toBe("decline");
  ringing();
  expect(present().dialog).toBeNull();
  press("j");
  expect(shown()).toBe("new");
});

test.each(["e", "t"])("the dialog of key %s is closed when somebody else ends the conversation", (key) => {
  press("j");
  press(key);
  expect(present().dialog).not.toBeNull();
  const conversations = desk.conversations.map((row) => (row.id === "new" ? { ...row, state: "wrap_up" } : row));
  update((state) => ({ ...state, desk: { ...desk, conversations } }));
  expect(present().dialog).toBeNull();
});

test("a dialog stays while its conversation stays, whatever else happens", () => {
  press("j");
  press("t");
  update((state) => ({
    ...state,
    desk: { ...desk, conversations: desk.conversations.filter(({ id }) => id !== "old") },
  }));
  expect(present().dialog).toBe("transfer");
  update((state) => ({ ...state, desk: { ...desk, conversations: [] } }));
  expect(present().dialog).toBeNull();
});

test("a supervisor hands on what a colleague holds, and nobody else does", () => {
  const held = [{ id: "c", state: "open" }];
  const at = (permissions: readonly string[], state: string) =>
    ({
      ...START,
      route: { page: "inbox", list: "team", conversation: "c" },
      session: { permissions },
      desk: { conversations: [], held: held.map((row) => ({ ...row, state })) },
    }) as unknown as ConsoleState;
  expect(transfer.isPossible(at(["floor.steer"], "open"))).toBe(true);
  expect(transfer.isPossible(at(["floor.steer"], "wrap_up"))).toBe(false);
  expect(transfer.isPossible(at([], "open"))).toBe(false);
});
