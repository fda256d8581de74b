import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConversationRow, Desk, DeskEvent } from "@contact-hub/shared/wire.gen";
import { describe, expect, test } from "vitest";
import { applyEvent, type HubEvent } from "../desk/applyEvent";

const AT = "2026-05-04T08:00:00.000+00:00";
const RECORDINGS = join(import.meta.dirname, "../../../tests/recordings/desk");

const row = (id: string, fields: Partial<ConversationRow> = {}): ConversationRow => ({
  id,
  state: "open",
  channel: "webchat",
  account: "demo-chat",
  customer: { id: `customer ${id}`, name: "Ada", is_verified: false, tier: "" },
  queue: "support-en",
  subject: "",
  preview: "Hello",
  unread: 0,
  arrived_at: AT,
  last_message_at: AT,
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
  ...fields,
});

const desk: Desk = {
  number: 10,
  me: {
    id: "anna",
    name: "Anna",
    presence: "away",
    reason: "lunch",
    since: AT,
    capacity: { sms: { limit: 2, used: 0, no_room: "", is_budget: false } },
    until: null,
    next_presence: null,
    next_reason: null,
    paused: {},
  },
  offers: [],
  conversations: [row("one"), row("two")],
  colleagues: [
    {
      id: "bo",
      name: "Bo",
      presence: "available",
      reason: null,
      since: AT,
      holding: 0,
      until: null,
      next_presence: null,
      next_reason: null,
      is_reachable: true,
      live: 0,
      wrapping: 0,
      paused: {},
      room: 5,
    },
  ],
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

const numbered = (number: number, event: DeskEvent): HubEvent => ({ ...event, number, at: AT });
const after = (...events: readonly DeskEvent[]) =>
  events.map((event, place) => numbered(11 + place, event)).reduce(applyEvent, desk);

describe("applyEvent", () => {
  test("an event that the desk already contains changes nothing", () => {
    expect(applyEvent(desk, numbered(10, { type: "conversation_removed", conversation_id: "one" }))).toBe(desk);
  });

  test("the number moves on with events that only logs or settings need", () => {
    const next = after({ type: "floor_changed", kinds: ["queues"] });
    expect(next).toEqual({ ...desk, number: 11 });
  });

  test("what is null in a change stays as it was, and other rows keep their identity", () => {
    const next = after({
      type: "conversation_changed",
      conversation_id: "one",
      state: null,
      queue: null,
      subject: null,
      preview: "New",
      unread: 1,
      last_message_at: null,
      customer: null,
      tags: null,
      participants: null,
      asks_help: null,
      level: null,
      asked_at: null,
      is_answered: null,
    });
    expect(next.conversations[0]).toEqual(row("one", { preview: "New", unread: 1 }));
    expect(next.conversations[1]).toBe(desk.conversations[1]);
  });

  test("an end may be set and lifted", () => {
    const set = after({ type: "conversation_end_set", conversation_id: "two", ends_at: AT });
    expect(set.conversations[1]?.ends_at).toBe(AT);
    const lifted = applyEvent(
      set,
      numbered(20, { type: "conversation_end_set", conversation_id: "two", ends_at: null }),
    );
    expect(lifted.conversations[1]?.ends_at).toBeNull();
  });

  test("a row that is added again takes the last place, as the hub's own reducer puts it", () => {
    const next = after({ type: "conversation_added", conversation: row("one", { unread: 3 }) });
    expect(next.conversations.map(({ id }) => id)).toEqual(["two", "one"]);
  });

  test("what a colleague holds stands among the held, and what I hold among my own alone", () => {
    const held = after({ type: "held_added", conversation: row("three", { owner: "bo" }) });
    expect(held.held.map(({ id }) => id)).toEqual(["three"]);
    const ended = applyEvent(
      held,
      numbered(12, { type: "conversation_end_set", conversation_id: "three", ends_at: AT }),
    );
    expect(ended.held[0]?.ends_at).toBe(AT);
    const mine = applyEvent(ended, numbered(13, { type: "held_added", conversation: row("three", { owner: "anna" }) }));
    expect(mine.held).toEqual([]);
    const gone = applyEvent(ended, numbered(13, { type: "held_removed", conversation_id: "three" }));
    expect(gone.held).toEqual([]);
  });

  test("my own presence and name change with the colleagues'", () => {
    const next = after(
      {
        type: "presence_changed",
        person_id: "anna",
        presence: "available",
        reason: null,
        since: AT,
        until: null,
        next_presence: "away",
        next_reason: "lunch",
        is_reachable: true,
        paused: { sms: "" },
      },
      { type: "person_renamed", person_id: "bo", name: "Bo Lind" },
    );
    expect([next.me.presence, next.me.next_presence, next.me.next_reason]).toEqual(["available", "away", "lunch"]);
    expect(next.me.paused).toEqual({ sms: "" });
    expect(next.colleagues[0]?.name).toBe("Bo Lind");
  });

  test("a channel that is no longer mine leaves the capacity", () => {
    expect(after({ type: "capacity_changed", channel: "sms", capacity: null }).me.capacity).toEqual({});
  });

  test("an event of a newer hub leaves the desk usable", () => {
    const unheard = JSON.parse(`{"type":"something_new","number":11,"at":"${AT}"}`) as HubEvent;
    expect(applyEvent(desk, unheard)).toEqual({ ...desk, number: 11 });
  });
});

interface Recording {
  readonly before: Desk;
  readonly events: readonly HubEvent[];
  readonly after: Desk;
}

const files = existsSync(RECORDINGS) ? readdirSync(RECORDINGS).filter((name) => name.endsWith(".json")) : [];

describe.skipIf(files.length === 0)("old snapshot + events = fresh snapshot", () => {
  test.each(files)("%s", (name) => {
    const found = JSON.parse(readFileSync(join(RECORDINGS, name), "utf8")) as Recording | readonly Recording[];
    for (const recording of Array.isArray(found) ? found : [found]) {
      expect(recording.events.reduce(applyEvent, recording.before)).toEqual(recording.after);
    }
  });
});
