import { useEffect, useState } from "react";
import type { Board } from "@contact-hub/shared/wire.gen";
import { hubNow } from "../desk/clock";
import { present } from "../desk/store";

export interface Sample {
  readonly at: number;
  readonly waiting: number;
}

export type Trail = Readonly<Record<string, readonly Sample[]>>;

export const TRAIL_MS = 5 * 60_000;
const STEP_MS = 2_000;

/** Whoever leaves the board and comes back finds what it showed. */
let kept: Trail = {};

/** How many waited in each queue during the last minutes that the board was open. */
export function useTrail(): Trail {
  const [trail, setTrail] = useState(kept);
  useEffect(() => {
    const sample = () => {
      const { board } = present();
      if (board === null) return;
      kept = extended(kept, board, hubNow());
      setTrail(kept);
    };
    const timer = setInterval(sample, STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return trail;
}

/** The trail with one more sample of every queue, without what is too old. */
export function extended(trail: Trail, board: Board, now: number): Trail {
  const samples = board.queues.map(({ queue, waiting }) => {
    const recent = (trail[queue] ?? []).filter(({ at }) => now - at < TRAIL_MS);
    return [queue, [...recent, { at: now, waiting }]] as const;
  });
  return Object.fromEntries(samples);
}
