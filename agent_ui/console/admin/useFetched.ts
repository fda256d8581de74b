import { useCallback, useEffect, useState } from "react";
import { explain } from "../desk/notices";

interface Fetched<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly refresh: () => void;
}

/** Something fetched once, and again on demand; `fetcher` must stay the same function. */
export function useFetched<T>(fetcher: () => Promise<T>): Fetched<T> {
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
  return { value, problem, refresh };
}
