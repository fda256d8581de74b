import { useCallback, useSyncExternalStore } from "react";
import { hubNow } from "../desk/clock";
import { useConsole } from "../desk/store";
import type { ComposerMode } from "../desk/state";
import type { Limits } from "../desk/floor";
import { ANYTHING, excessOf, isNearlyFull, shutsAt, windowExcess, type Excess, type SentFile } from "./limits";

/** What the hub takes of everything that is written. */
const OF_THE_HUB: Limits = { ...ANYTHING, longest_text: 100_000 };
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface Allowed {
  readonly limits: Limits;
  readonly heardAt: string | null;
  /** What is too much about what is written; null where it may be sent. */
  readonly excess: Excess | null;
  /** That nothing may be written now; null where something may. */
  readonly shut: Excess | null;
  /** Whether there is something to say of all this. */
  readonly isTold: boolean;
}

/** What one message here may be: of a note what the hub takes, else what the channel does. */
export function useLimits(id: string, mode: ComposerMode): Limits {
  return useConsole((state) => (mode === "note" ? OF_THE_HUB : (state.logs[id]?.limits ?? OF_THE_HUB)));
}

/** How what is being written stands to what is allowed, as it is written and as time goes by. */
export function useAllowed(id: string, limits: Limits, text: string, files: readonly SentFile[]): Allowed {
  const heardAt = useConsole((state) => state.logs[id]?.heard_at ?? null);
  const isShut = useIsShut(limits, heardAt);
  const excess = excessOf(limits, text.trim(), files);
  const shut = isShut ? windowExcess(limits, heardAt, hubNow()) : null;
  const isTold = shut !== null || excess !== null || limits.reply_window_seconds > 0 || isNearlyFull(limits, text);
  return { limits, heardAt, excess, shut, isTold };
}

/** Whether the window is shut, known at the moment at which it shuts. */
function useIsShut(limits: Limits, heardAt: string | null): boolean {
  const until = shutsAt(limits, heardAt);
  const subscribe = useCallback(
    (tell: () => void) => {
      if (until === null) return () => undefined;
      const timer = setTimeout(tell, Math.min(Math.max(until - hubNow(), 0) + 1, LONGEST_TIMER_MS));
      return () => clearTimeout(timer);
    },
    [until],
  );
  return useSyncExternalStore(subscribe, () => windowExcess(limits, heardAt, hubNow()) !== null);
}
