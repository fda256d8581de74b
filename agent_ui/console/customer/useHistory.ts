import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../desk/api";
import { explain } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { HistoryEntry, HistoryFilter } from "../desk/types";

interface Loaded {
  /** The change of the customer after which the first page was fetched. */
  readonly change: number;
  readonly entries: readonly HistoryEntry[];
  readonly next: string | null;
}

interface Fetching {
  readonly loaded: Loaded | null;
  readonly problem: string | null;
  readonly fetchMore: () => void;
}

/** The history page by page; anew when the filter changes, or when somebody merged or parted the customer. */
export function useHistory(customer: string, only: HistoryFilter): Fetching {
  const change = useConsole((state) => state.customerChanges[customer] ?? 0);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(0);
  const fetchPage = useCallback(
    async (before: string | null) => {
      asked.current += 1;
      const mine = asked.current;
      try {
        const page = await api.history(customer, before, only);
        // What was asked before the last question answers another one.
        if (mine !== asked.current) return;
        setLoaded((old) => ({
          change,
          entries: before === null ? page.conversations : [...(old?.entries ?? []), ...page.conversations],
          next: page.next,
        }));
        setProblem(null);
      } catch (error) {
        if (mine === asked.current) setProblem(explain(error));
      }
    },
    [customer, only, change],
  );
  useEffect(() => {
    const fetching = async () => fetchPage(null);
    void fetching();
  }, [fetchPage]);
  const next = loaded?.next ?? null;
  const fetchMore = useCallback(() => {
    if (next !== null) void fetchPage(next);
  }, [fetchPage, next]);
  return { loaded, problem, fetchMore };
}
