/** What nobody looks for at once begins when the first screen has been seen: until then it would only be in its way. */

const HIDDEN_MS = 500;
/** Whoever waits for a screen that never comes goes on without it. */
const PATIENCE_MS = 2_000;
const IDLE_MS = 1_000;

let isOver = false;
let end: () => void = () => undefined;
const over = new Promise<void>((resolve) => {
  end = () => {
    isOver = true;
    resolve();
  };
});

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The first screen stands in the page: it is seen with the next picture, or never where the page is not looked at. */
export function tellDrawn(): void {
  if (isOver) return;
  requestAnimationFrame(() => setTimeout(end));
  setTimeout(end, HIDDEN_MS);
}

/** Whether the first screen has been seen. */
export const wasSeen = (): boolean => isOver;

/** Kept once the first screen has been seen. */
export const seen = (): Promise<void> => Promise.race([over, after(PATIENCE_MS)]);

/** Kept once the first screen has been seen, and nothing else is to be done. */
export async function calm(): Promise<void> {
  await seen();
  // Not every browser tells when it has time.
  if (typeof requestIdleCallback !== "function") return;
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: IDLE_MS }));
}
