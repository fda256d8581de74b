import { expect, test } from "vitest";
import type { Item } from "@contact-hub/shared/wire.gen";
import { firstUnread } from "../conversation/unread";

const item = (id: string, direction: "in" | "out", kind = "message") => ({ id, direction, kind }) as unknown as Item;
const ITEMS = [item("1", "in"), item("2", "out"), item("3", "in"), item("e", "in", "event"), item("4", "in")];

test("what is new begins at the first message that was not read", () => {
  expect(firstUnread(ITEMS, 1)).toBe("4");
  expect(firstUnread(ITEMS, 2)).toBe("3");
});

test("nothing parts what is all read, or all new", () => {
  expect(firstUnread(ITEMS, 0)).toBeNull();
  expect(firstUnread(ITEMS, 3)).toBeNull();
  expect(firstUnread([], 1)).toBeNull();
  expect(firstUnread(ITEMS.slice(2), 2)).toBeNull();
});
