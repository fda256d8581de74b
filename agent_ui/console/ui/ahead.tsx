/** Parts of a page that come after what is needed first. */
import { lazy, useState, type ComponentType, type ReactElement } from "react";
import { untilHere } from "../loading/untilHere";

export interface Ahead<Props extends object> {
  /** Drawn at once where the part is here already; otherwise whatever suspends around it waits. */
  readonly Part: (props: Props) => ReactElement;
  /** Fetch it before it is drawn. */
  readonly fetch: () => Promise<unknown>;
}

/** A part that is fetched when it is drawn, or ahead of that: then it is there without a moment of nothing. */
export function ahead<Props extends object>(load: () => Promise<ComponentType<Props>>): Ahead<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async (): Promise<ComponentType<Props>> => (here ??= await load());
  const Later = lazy(async () => ({ default: await untilHere(fetch) }));
  function Part(props: Props): ReactElement {
    // What was begun in one way stays so: another component in its place would lose what was written in it.
    const [Shown] = useState<ComponentType<Props>>(() => here ?? Later);
    return <Shown {...props} />;
  }
  return { Part, fetch };
}
