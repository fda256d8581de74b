import { useEffect, useRef, useState } from "react";
import { Problem } from "../../desk/http";
import { explain } from "../../desk/notices";
import { changesOf, type Policy } from "./fields";
import { cancelTrial, goesOn, readTrial, startTrial, type Trial } from "./trial";

const LOOK_MS = 400;
const INVALID = 422;
const NOT_FOUND = 404;
/** Behind a balancer every other answer may come from a hub that does not know the trial: so many in a row mean it is gone. */
const MOST_LOST = 12;

const isLost = (error: unknown) => error instanceof Problem && error.status === NOT_FOUND;

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
  const id = trial !== null && goesOn(trial) ? trial.id : null;

  useEffect(() => {
    running.current = id;
    if (id === null) return undefined;
    let lost = 0;
    const look = async () => {
      try {
        const found = await readTrial(id);
        lost = 0;
        if (running.current === id) setTrial(found);
      } catch (error) {
        lost += 1;
        if (running.current !== id || (isLost(error) && lost < MOST_LOST)) return;
        setProblem(explain(error));
        setTrial(null);
      }
    };
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [id]);

  useEffect(
    () => () => {
      if (running.current !== null) void giveUp(running.current);
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
    await giveUp(id);
    setTrial((now) => (now === null ? null : { ...now, state: "cancelled" }));
  }

  return { trial, problem, tried, start: () => void begin(), stop: () => void end() };
}

/** Whichever hub plays it is told; one that is not reached ends by itself soon. */
async function giveUp(id: string): Promise<void> {
  for (let tries = 0; tries < MOST_LOST; tries += 1) {
    const error: unknown = await cancelTrial(id).then(
      () => null,
      (found: unknown) => found,
    );
    if (!isLost(error)) return;
  }
}
