/** One thing done with many conversations: some at a time, each with its own outcome. */

export interface Outcome {
  readonly id: string;
  /** Why it was not done; null where it was. */
  readonly problem: string | null;
}

/** The same reason once, with everything it kept from being done; the most frequent first. */
export function grouped(
  outcomes: readonly Outcome[],
): readonly { readonly problem: string; readonly ids: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { id, problem } of outcomes) {
    if (problem !== null) groups.set(problem, [...(groups.get(problem) ?? []), id]);
  }
  return [...groups].map(([problem, ids]) => ({ problem, ids })).toSorted((a, b) => b.ids.length - a.ids.length);
}

const AT_ONCE = 4;

/** Do it with every one of them, tell each outcome as it comes, and stop when asked; what has begun is finished. */
export async function forEach(
  ids: readonly string[],
  deed: (id: string) => Promise<unknown>,
  explain: (error: unknown) => string,
  tell: (outcome: Outcome) => void,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const rest = [...ids];
  const work = async (): Promise<void> => {
    const id = rest.shift();
    if (id === undefined || isStopped()) return;
    try {
      await deed(id);
      tell({ id, problem: null });
    } catch (error) {
      tell({ id, problem: explain(error) });
    }
    await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
