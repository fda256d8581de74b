import type { ConversationRow, Desk, DeskEvent } from "@contact-hub/shared/wire.gen";
import { array, assert, constantFrom, nat, property, tuple } from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { api } from "../desk/api";
import { applyEvent } from "../desk/applyEvent";
import { attention } from "../desk/attention";
import { markUnread } from "../desk/commands/markUnread";
import { unreadTotal } from "../desk/derived";
import { unreadHere } from "../desk/inside";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";

const AT = "2026-05-04T08:00:00+00:00";
const row = (id: string, unread: number, owner: string) =>
  ({ id, unread, owner, state: "open", last_message_at: AT, participants: [] }) as unknown as ConversationRow;
const fresh = (fields: Partial<Desk> = {}) =>
  ({
    number: 0,
    me: { id: "anna" },
    offers: [],
    conversations: [],
    colleagues: [],
    waiting: [],
    joined: [],
    help: [],
    mentions: [],
    drafts: [],
    held: [],
    ...fields,
  }) as unknown as Desk;

type Deed = readonly [kind: string, conversation: number, unread: number];
const deed = tuple(constantFrom("mine", "gone", "count", "joined", "left", "held"), nat(4), nat(3));

/** What one deed tells, and what it makes of a plain count by conversation. */
function told([kind, place, unread]: Deed, mine: Map<string, number>, joined: Map<string, number>): DeskEvent {
  const id = `c${place}`;
  switch (kind) {
    case "mine":
      mine.set(id, unread);
      return { type: "conversation_added", conversation: row(id, unread, "anna") };
    case "gone":
      mine.delete(id);
      return { type: "conversation_removed", conversation_id: id };
    case "joined":
      joined.set(id, unread);
      return { type: "joined_added", conversation: row(id, unread, "bo") };
    case "left":
      joined.delete(id);
      return { type: "joined_removed", conversation_id: id };
    case "held":
      return { type: "held_added", conversation: row(id, unread, "bo") };
    default:
      if (mine.has(id)) mine.set(id, unread);
      return { ...NOTHING, conversation_id: id, unread };
  }
}

const NOTHING = {
  type: "conversation_changed",
  state: null,
  queue: null,
  subject: null,
  preview: null,
  last_message_at: null,
  customer: null,
  tags: null,
  participants: null,
  asks_help: null,
  level: null,
  asked_at: null,
  is_answered: null,
} as const;

test("whatever happens, the total is what a recount of what I hold and am inside of gives", () => {
  assert(
    property(array(deed, { maxLength: 40 }), (deeds) => {
      const [mine, joined] = [new Map<string, number>(), new Map<string, number>()];
      let desk = fresh();
      for (const [place, one] of deeds.entries()) {
        desk = applyEvent(desk, { ...told(one, mine, joined), number: place + 1, at: AT });
        const sum = [...mine.values(), ...joined.values()].reduce((all, count) => all + count, 0);
        const state: ConsoleState = { ...START, desk };
        expect(unreadTotal(state)).toBe(sum);
        expect(attention(state)).toBe(sum);
        for (const [id, count] of mine) expect(unreadHere(state, id)).toBe(count);
      }
    }),
  );
});

beforeEach(() => {
  const conversations = [row("one", 0, "anna"), row("two", 2, "anna")];
  set({ ...START, desk: fresh({ conversations, joined: [row("three", 0, "bo")], held: [row("four", 0, "bo")] }) });
});

const open = (conversation: string) => set({ route: { page: "inbox", list: "mine", conversation } });

test("what is marked as unread leaves the screen, where it would be read at once", () => {
  const unread = vi.spyOn(api, "unread").mockResolvedValue(undefined);
  open("one");
  expect(markUnread.isPossible(present())).toBe(true);
  markUnread.perform();
  expect(unread).toHaveBeenCalledWith("one");
  expect(present().route).toEqual({ page: "inbox", list: "mine", conversation: null });
});

test("only what I answer for, and is not unread anyway, can be marked", () => {
  const possible = ["one", "two", "three", "four"].map((id) => {
    open(id);
    return markUnread.isPossible(present());
  });
  expect(possible).toEqual([true, false, true, false]);
});
