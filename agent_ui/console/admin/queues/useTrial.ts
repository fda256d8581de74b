import { useEffect, useRef, useState } from "react";
import { Problem } from "../../desk/http";
import { explain } from "../../desk/notices";
import { changesOf, type Policy } from "./fields";
import { cancelTrial, readTrial, startTrial, type Trial } from "./trial";

const LOOK_MS = 400;
const INVALID = 422;

export interface Trying {
  readonly trial: Trial | null;
  readonly problem: string | null;
  /** What the result is about. */
  readonly tried: Partial<Policy> | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** A trial that is followed while it runs, and ended when one leaves. */
export function useTrial(queue: string, before: Policy, after: Policy, onRefused: (detail: string) => void): Trying {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState<Partial<Policy> | null>(null);
  const running = useRef<string | null>(null);
  const id = trial?.state === "running" ? trial.id : null;

  useEffect(() => {
    running.current = id;
    if (id === null) return undefined;
    const timer = setInterval(() => {
      readTrial(id).then(
        (found) => running.current === id && setTrial(found),
        (error: unknown) => {
          if (running.current !== id) return;
          setProblem(explain(error));
          setTrial(null);
        },
      );
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [id]);

  useEffect(
    () => () => {
      if (running.current !== null) void cancelTrial(running.current).catch(() => undefined);
    },
    [],
  );

  async function begin(): Promise<void> {
    const fields = changesOf(before, after);
    setProblem(null);
    try {
      setTrial(await startTrial(queue, fields));
      setTried(fields);
    } catch (error) {
      if (error instanceof Problem && error.status === INVALID) onRefused(error.detail);
      setProblem(explain(error));
    }
  }

  async function end(): Promise<void> {
    if (id === null) return;
    await cancelTrial(id).catch(() => undefined);
    setTrial((now) => (now === null ? null : { ...now, state: "cancelled" }));
  }

  return { trial, problem, tried, start: () => void begin(), stop: () => void end() };
}
