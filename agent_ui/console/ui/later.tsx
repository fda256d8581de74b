/** Parts of the console that are fetched when they are first drawn, or ahead of that when nothing else is to be done. */
import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { untilHere } from "../loading/untilHere";

type Fetch = () => Promise<unknown>;
const parts = new Set<Fetch>();

/**
 * A part that is drawn once it is here: a line that is cut meanwhile keeps it away, and nothing around it falls.
 * What few people open is not fetched ahead.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  isRare = false,
): LazyExoticComponent<ComponentType<Props>> {
  if (!isRare) parts.add(load);
  return lazy(async () => ({ default: await untilHere(load) }));
}

/** Everything that was not drawn yet is here before it is needed, also where the line is cut by then. */
export async function fetchAhead(): Promise<void> {
  for (const fetch of parts) {
    parts.delete(fetch);
    try {
      // oxlint-disable-next-line no-await-in-loop -- what the agent asks for meanwhile does not queue behind all of them
      await fetch();
    } catch {
      // It is asked for again when it is drawn.
      parts.add(fetch);
      return;
    }
  }
}
