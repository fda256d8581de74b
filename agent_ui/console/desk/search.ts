/** What a search finds while somebody types. */
import { useEffect, useState } from "react";
import { api, type SearchQuestion } from "./api";
import { explain } from "./notices";
import type { SearchAnswer } from "./found";

/** Nobody reads what a half-typed word finds: wait until the fingers rest for a moment. */
const REST_MS = 160;
/** From here on it must show that something is going on. */
const SLOW_MS = 1_000;

export interface Searching {
  /** What was found last, perhaps for fewer letters than are typed by now. */
  readonly answer: SearchAnswer | null;
  /** What it was found for. */
  readonly answered: string;
  readonly problem: string | null;
  readonly isSlow: boolean;
}

const NOTHING: Searching = { answer: null, answered: "", problem: null, isSlow: false };

/** Search while the query changes; a question that is no longer asked is taken back. */
export function useSearch(query: string, limit: number): Searching {
  const [searching, setSearching] = useState(NOTHING);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === "") return undefined;
    const stop = new AbortController();
    const slow = setTimeout(() => setSearching((old) => ({ ...old, isSlow: true })), REST_MS + SLOW_MS);
    const start = setTimeout(() => {
      void find({ q: query, limit }, stop.signal, setSearching).finally(() => clearTimeout(slow));
    }, REST_MS);
    return () => {
      clearTimeout(start);
      clearTimeout(slow);
      stop.abort();
    };
  }, [query, wanted, limit]);
  return wanted === "" ? NOTHING : searching;
}

type Change = (change: (old: Searching) => Searching) => void;

async function find(question: SearchQuestion, signal: AbortSignal, change: Change): Promise<void> {
  try {
    const answer = await api.search(question, signal);
    if (!signal.aborted) change(() => ({ answer, answered: question.q, problem: null, isSlow: false }));
  } catch (error) {
    const problem = explain(error);
    if (!signal.aborted) change((old) => ({ ...old, answered: question.q, problem, isSlow: false }));
  }
}

/** What is read out once the results rest: not at every letter. */
export function useSettled(words: string): string {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const later = setTimeout(() => setSaid(words), SETTLED_MS);
    return () => clearTimeout(later);
  }, [words]);
  return said;
}

const SETTLED_MS = 700;
