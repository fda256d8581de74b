import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../desk/api";
import { explain } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { CustomerEvent, HistoryEntry, HistoryFilter, HistoryPage } from "../desk/history";

/** One line of the history: a conversation, or what another system knows. */
export type HistoryLine =
  | { readonly key: string; readonly at: string; readonly conversation: HistoryEntry }
  | { readonly key: string; readonly at: string; readonly event: CustomerEvent };

/** Both in one order, the newest first. */
function linesOf({ conversations, events }: HistoryPage): HistoryLine[] {
  const lines: HistoryLine[] = [
    ...conversations.map((conversation) => ({ key: conversation.id, at: conversation.arrived_at, conversation })),
    ...events.map((event) => ({ key: JSON.stringify([event.source, event.id]), at: event.at, event })),
  ];
  return lines.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

interface Loaded {
  /** The change of the customer after which the first page was fetched. */
  readonly change: number;
  readonly lines: readonly HistoryLine[];
  readonly next: string | null;
}

interface Fetching {
  readonly loaded: Loaded | null;
  readonly problem: string | null;
  readonly fetchMore: () => void;
}

/** The history page by page; anew when the filter changes, or when she changed: somebody merged or parted her, or another system knows more. */
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
          lines: before === null ? linesOf(page) : [...(old?.lines ?? []), ...linesOf(page)],
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
