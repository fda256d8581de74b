/** Parts of the console that are fetched when they are first drawn, or ahead of that when nothing else is to be done. */
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
const STYLES = /preload CSS for (\S+)/;

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

/** What this fetches; where it could not be fetched, it is asked for again until it is here. */
export async function untilHere<Part>(fetch: () => Promise<Part>): Promise<Part> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the whole point
      return await fetch();
    } catch (error) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, wait));
      askForStyles(error);
    }
  }
}

/** A style sheet that failed once is not asked for again by what asked for it. */
function askForStyles(error: unknown): void {
  const href = error instanceof Error ? STYLES.exec(error.message)?.[1] : undefined;
  if (href === undefined) return;
  document.querySelector(`link[rel="stylesheet"][href="${CSS.escape(href)}"]`)?.remove();
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
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
