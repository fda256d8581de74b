import type { SlaDue } from "@contact-hub/shared/wire.gen";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useSlaMark } from "../desk/sla";

const NOW = Date.parse("2026-05-04T08:00:00Z");
const NONE: readonly string[] = [];
const at = (seconds: number) => new Date(NOW + 1_000 * seconds).toISOString();
const promise = { target: "next_response", due_at: at(-30), warn_at: null };
const sla = {
  ...promise,
  keepable: { target: "resolution", due_at: at(600), warn_at: null },
} as unknown as SlaDue;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function Mark(): ReactElement {
  const mark = useSlaMark(sla, NONE, true);
  return (
    <p>
      {mark?.text} | {mark?.next?.text}
    </p>
  );
}

test("a clock of two promises asks for the time once, and moves both", () => {
  const place = document.createElement("div");
  const root = createRoot(place);
  act(() => root.render(<Mark />));
  const before = place.textContent;
  const asked = vi.spyOn(Date, "now");
  // Nothing is drawn again: React need not be told.
  vi.advanceTimersByTime(200);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(place.textContent).toBe(before);
  act(() => void vi.advanceTimersByTime(120_000));
  const [late, next] = (place.textContent ?? "").split(" | ");
  expect(late).not.toBe(before?.split(" | ")[0]);
  expect(next).not.toBe(before?.split(" | ")[1]);
  act(() => root.unmount());
});
