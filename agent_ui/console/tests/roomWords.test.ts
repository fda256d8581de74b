import { describe, expect, test } from "vitest";
import { isClosed, roomWords } from "../shell/roomWords";
import { english } from "./catalogues";

const room = (used: number, noRoom: string) => ({ limit: 3, used, no_room: noRoom, is_budget: false });

describe("what I hold and may hold", () => {
  test("a channel with room says only how much", () => {
    expect(roomWords(english, "Web chat", room(1, ""))).toBe("Web chat: 1 of 3");
  });

  test("a channel that is full by itself needs no other reason", () => {
    expect(roomWords(english, "Web chat", room(3, "channel_full"))).toBe("Web chat: 3 of 3");
    expect(isClosed(room(3, "channel_full"))).toBe(false);
  });

  test("a channel that something else closes says what does", () => {
    const words = roomWords(english, "Web chat", room(1, "holds_an_exclusive_channel"));
    expect(words).toBe("Web chat: 1 of 3 – nothing comes beside what you hold now");
    expect(isClosed(room(1, "holds_an_exclusive_channel"))).toBe(true);
  });
});
