import type { Board } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import { isLate } from "../board/late";
import { extended, TRAIL_MS } from "../board/trail";

const SINCE = "2026-05-04T08:00:00.000+00:00";
const at = (seconds: number) => Date.parse(SINCE) + seconds * 1_000;
const board = (waiting: number) => ({ queues: [{ queue: "support", waiting }] }) as unknown as Board;

test("a wait is late only beyond what the queue promises", () => {
  const figures = { longest_waiting_since: SINCE, service_target_seconds: 20 };
  expect(isLate(figures, at(20))).toBe(false);
  expect(isLate(figures, at(21))).toBe(true);
  expect(isLate({ ...figures, longest_waiting_since: null }, at(21))).toBe(false);
});

test("a trail goes on after a pause, without what is too old", () => {
  const before = extended(extended({}, board(1), 0), board(2), 2_000);
  const after = extended(before, board(5), TRAIL_MS + 1_000);
  expect(after["support"]?.map(({ waiting }) => waiting)).toEqual([2, 5]);
});
