import { useSyncExternalStore } from "react";

/** Milliseconds that the hub's clock is ahead of this machine's; times on the wire are the hub's. */
let ahead = 0;

const TOLERATED_MS = 1_500;

/** Learn the hub's clock from one of its answers (the Date header has whole seconds). */
export function learnClock(hubTime: string | null, heardAt = Date.now()): void {
  if (hubTime === null) return;
  const difference = Date.parse(hubTime) + 500 - heardAt;
  if (!Number.isNaN(difference)) ahead = Math.abs(difference) > TOLERATED_MS ? difference : 0;
}

/** The hub's present instant in milliseconds. */
export function hubNow(): number {
  return Date.now() + ahead;
}

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
}

const tickers = new Map<number, Ticker>();

/** One timer per period, however many times are on screen; it runs only while somebody looks. */
function tickerOf(periodMs: number): Ticker {
  const known = tickers.get(periodMs);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const ticker: Ticker = {
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(() => listeners.forEach((tell) => tell()), periodMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
  tickers.set(periodMs, ticker);
  return ticker;
}

/** The present instant in steps of `periodMs`; only the component that asks draws again. */
export function useNow(periodMs: number): number {
  return useSyncExternalStore(tickerOf(periodMs).subscribe, () => Math.floor(hubNow() / periodMs) * periodMs);
}

const AT_ONCE_MS = 200;

/** Something that time alone may change; drawn again when it has changed, not at every tick. */
export function useOverTime<Value>(read: () => Value): Value {
  return useSyncExternalStore(tickerOf(AT_ONCE_MS).subscribe, read);
}
