import type { ConversationRow, Desk } from "@contact-hub/shared/wire.gen";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventSentence } from "../conversation/eventSentence";
import { OptedOut } from "../conversation/OptedOut";
import { reply } from "../desk/commands/reply";
import { waitOnCustomer } from "../desk/commands/waitOnCustomer";
import { wake } from "../desk/commands/wake";
import { writeNote } from "../desk/commands/writeNote";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";
import { isNoting } from "../desk/unsent";
import { Expected } from "../desk/waits";
import { SlaClock } from "../inbox/RowLink";
import { DeclineDialog } from "../offers/DeclineDialog";
import { english } from "./catalogues";
import { conversationLog } from "./conversationLog";

const AT = "2026-05-04T08:00:00.000+00:00";
const row = (state: string, more: Partial<ConversationRow> = {}) =>
  ({
    id: "c1",
    state,
    channel: "sms",
    queue: "texts",
    customer: { id: "e", name: "Emma" },
    ...more,
  }) as ConversationRow;
const log = (more: Parameters<typeof conversationLog>[0]) => conversationLog({ conversation: row("open"), ...more });
const desk = (more: Partial<Desk>) =>
  ({
    conversations: [],
    held: [],
    waiting: [],
    joined: [],
    mentions: [],
    drafts: [],
    offers: [],
    ...more,
  }) as unknown as Desk;
const here = (more: Partial<ConsoleState>): ConsoleState => ({
  ...START,
  session: { permissions: ["desk.work"] } as unknown as ConsoleState["session"],
  phase: "ready",
  desk: desk({}),
  route: { page: "inbox", list: "mine", conversation: "c1" },
  ...more,
});

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(new URL(String(url), "http://hub").pathname);
    return new Response(null, { status: 204 });
  });
});

afterEach(() => {
  set(START);
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function drawn(element: ReactElement): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement("div"));
  await act(async () => createRoot(place).render(element));
  return place;
}

const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve)));

test("whoever may only read a conversation writes a note in it, and no reply", () => {
  set(here({ logs: { c1: log({ agent: { id: "bo", name: "Bo" }, can_write: false }) } }));
  expect([reply.isPossible(present()), writeNote.isPossible(present())]).toEqual([false, true]);
  expect(isNoting(present(), "c1")).toBe(false);
  writeNote.perform();
  expect(isNoting(present(), "c1")).toBe(true);
  set(here({ logs: {} }));
  expect(writeNote.isPossible(present()), "what may not be read").toBe(false);
});

test("who waits on a customer by accident is told so and takes it back", async () => {
  set(here({ desk: desk({ conversations: [row("open", { asked_at: AT })] }), logs: { c1: log({}) } }));
  waitOnCustomer.perform();
  await settled();
  const [notice] = present().notices;
  expect(notice?.text).toBe("Waiting on Emma, who has no answer yet: nothing counts meanwhile.");
  expect(notice?.deed?.name).toBe("Undo");
  notice?.deed?.perform();
  await settled();
  expect(asked.map((one) => one.split("/").at(-1))).toEqual(["wait", "wake"]);
});

test("what waits on the customer is taken up again as what was snoozed is", () => {
  for (const [state, can] of [
    ["waiting", true],
    ["snoozed", true],
    ["open", false],
  ] as const) {
    set(here({ desk: desk({ conversations: [row(state)] }) }));
    expect(wake.isPossible(present())).toBe(can);
  }
});

test("a missed end stands beside the answer that can still be given in time", async () => {
  const soon = new Date(Date.now() + 50_000).toISOString();
  const keepable = { target: "next_response", due_at: soon, warn_at: null };
  const sla = { target: "resolution", due_at: new Date(Date.now() - 125_000).toISOString(), warn_at: null, keepable };
  const { textContent } = await drawn(<SlaClock sla={sla} missed={["resolution"]} />);
  expect(textContent).toMatch(/^Next answer in \d+ secResolution late: 2 min/);
  const brief = await drawn(<SlaClock sla={sla} missed={["resolution"]} isBrief />);
  const seen = [...brief.querySelectorAll("span[aria-hidden] + .unseen")].map((one) => one.textContent);
  expect(seen).toEqual([expect.stringMatching(/^Next answer in/), expect.stringMatching(/^Resolution late/)]);
  expect(brief.textContent).toMatch(/^in \d+ sec.*Late: 2 min/s);
});

test("where nobody could serve it no wait is told", async () => {
  const waits = { c1: { seconds: 10, low: 5, high: 20 } };
  const waiting = (prospect: string) =>
    desk({ waiting: [{ conversation_id: "c1", prospect }] as unknown as Desk["waiting"] });
  set(here({ waits, desk: waiting("nobody_signed_in") }));
  expect((await drawn(<Expected id="c1" />)).textContent).toBe("");
  set(here({ waits, desk: waiting("served") }));
  expect((await drawn(<Expected id="c1" />)).textContent).toContain("10 sec");
});

test("an offer is declined for a reason of its own, the first of which has the focus", async () => {
  const reasons = [
    { id: "busy", name: "Busy with a customer" },
    { id: "lift", name: "The lift is stuck" },
  ];
  set(here({ declining: "o1", floor: { ...START.floor, decline_reasons: reasons } }));
  await drawn(<DeclineDialog />);
  const radios = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  expect(radios.map((one) => one.closest("label")?.textContent)).toEqual([
    "Busy with a customer",
    "The lift is stuck",
    "No reason",
  ]);
  await act(async () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
  expect(document.activeElement).toBe(radios[0]);
  await act(async () => document.querySelector("form")?.requestSubmit());
  await settled();
  expect(asked).toEqual([expect.stringMatching(/offers\/o1\/decline$/)]);
});

test("where a customer wants no messages her other addresses are written to with one press", async () => {
  const identity = (channel: string, opted_out_at: string | null) => ({
    id: channel,
    channel,
    address: `${channel}@x`,
    is_verified: true,
    opted_out_at,
  });
  const customer = {
    id: "e",
    name: "Emma",
    identities: [identity("sms", AT), identity("email", null), identity("fax", AT)],
  };
  const channels = { email: { features: ["first_word"] }, fax: { features: ["first_word"] } };
  set(here({ logs: { c1: log({ customer }) }, floor: { ...START.floor, channels } }));
  const place = await drawn(<OptedOut id="c1" place="closed" />);
  const [button, ...others] = place.querySelectorAll("button");
  expect([button?.textContent, others.length]).toEqual(["Email", 0]);
  await act(async () => button?.click());
  expect([present().dialog, present().outreach?.identity]).toEqual(["outreach", "email"]);
});

test("a wrap-up that ran out says whose time it was", () => {
  const closed = { event: "closed", author_name: "", details: { why: "wrap_up_over", agent: "Anna" } } as never;
  expect(eventSentence(closed, START, english)).toBe(
    "Closed when the time for Anna’s wrap-up was over, without an outcome",
  );
});
