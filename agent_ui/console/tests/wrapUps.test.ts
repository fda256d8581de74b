import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../desk/api";
import { START, type ConsoleState } from "../desk/state";
import { set } from "../desk/store";
import { endWrapUp, writeWrapUp } from "../desk/wrapUps";

const over = (state = "wrap_up") => {
  const row = { id: "c", state, ends_at: new Date(Date.now() + 10_000).toISOString() };
  set({ ...START, desk: { conversations: [row], joined: [] } } as unknown as ConsoleState);
};

beforeEach(() => {
  vi.useFakeTimers();
  over();
});

afterEach(() => {
  endWrapUp("c");
  vi.restoreAllMocks();
  vi.useRealTimers();
  set(START);
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test("what was said of a conversation is filed before its time ends, whatever is on screen", async () => {
  const close = vi.spyOn(api, "close").mockResolvedValue(undefined);
  writeWrapUp("c", { note: "Sent a new " });
  writeWrapUp("c", { note: "Sent a new kettle. ", disposition: "solved" });
  await pass(8_000);
  expect(close).not.toHaveBeenCalled();
  await pass(1_000);
  expect(close).toHaveBeenCalledExactlyOnceWith("c", "solved", "Sent a new kettle.");
});

test("where the hub asks for more than was said, the words are kept as a note", async () => {
  vi.spyOn(api, "close").mockRejectedValue(new Error("Choose an outcome."));
  const note = vi.spyOn(api, "note").mockRejectedValue(new Error("no line"));
  writeWrapUp("c", { note: "Sent a new kettle." });
  await pass(10_000);
  expect(note.mock.calls.map(([id, { text }]) => [id, text])).toEqual([["c", "Sent a new kettle."]]);
});

test("nothing is filed of what was filed, taken up again, or not said", async () => {
  const close = vi.spyOn(api, "close").mockResolvedValue(undefined);
  writeWrapUp("c", { note: "Done" });
  endWrapUp("c");
  await pass(10_000);
  over();
  writeWrapUp("c", { note: "Done" });
  over("open");
  await pass(20_000);
  over();
  writeWrapUp("c", { note: " " });
  await pass(20_000);
  expect(close).not.toHaveBeenCalled();
});
