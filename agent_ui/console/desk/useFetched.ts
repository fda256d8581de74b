import { useCallback, useEffect, useState } from "react";
import { explain } from "./notices";

interface Fetched<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly refresh: () => void;
}

/** How often what lives on without us is fetched again, while somebody looks at it. */
export const LIVE_MS = 5_000;

/**
 * Something fetched once, again on demand, and every so often while the page is visible if `everyMs` is given;
 * `fetcher` must stay the same function.
 */
export function useFetched<T>(fetcher: () => Promise<T>, everyMs?: number): Fetched<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const refresh = useCallback(() => {
    const fetching = async () => {
      try {
        setValue(await fetcher());
        setProblem(null);
      } catch (error) {
        setProblem(explain(error));
      }
    };
    void fetching();
  }, [fetcher]);
  useEffect(refresh, [refresh]);
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const lookAgain = () => {
      if (document.visibilityState === "visible") refresh();
    };
    const timer = setInterval(lookAgain, everyMs);
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [refresh, everyMs]);
  return { value, problem, refresh };
}
