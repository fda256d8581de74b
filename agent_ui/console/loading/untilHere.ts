/** What a page fetches of itself while it is used, over a line that may be cut. */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
const STYLES = /preload CSS for (\S+)/;

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
