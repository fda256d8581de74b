import type { Call } from "./line.ts";
import type { Store } from "./store.ts";

/** What the hub takes at once; more would break the line instead of being refused. */
export const MOST_CHARACTERS = 100_000;
const TRY_AGAIN_MILLISECONDS = 3_000;

/** Send what waits, oldest first and one at a time, so that the order written is the order read. */
export function createOutbox(store: Store, call: Call): { readonly flush: () => void } {
  let isBusy = false;

  /** Tell the answers and the page once on each line, as long as there is no conversation that knows them. */
  async function begin(): Promise<void> {
    const { snapshot, isStarted, answers } = store.chat;
    if (isStarted || snapshot?.state === "waiting" || snapshot?.state === "open") return;
    const answer = await call("start", { ...answers, page: location.href, title: document.title });
    if (answer.problem) store.change({ type: "failed" });
    store.change({ type: "started" });
  }

  const hasWaiting = (): boolean => store.chat.pending.some((message) => !message.isRefused);

  async function sendNext(): Promise<boolean> {
    if (store.chat.line !== "on") return false;
    if (store.chat.answers || hasWaiting()) await begin();
    const message = store.chat.pending.find((candidate) => !candidate.isRefused);
    if (!message) return false;
    const { clientId } = message;
    const answer = await call("message", {
      text: message.text,
      client_id: clientId,
      ...(message.repliesTo && { replies_to: message.repliesTo }),
      ...(message.files.length > 0 && { files: message.files.map((file) => file.id) }),
    });
    if (answer.item) store.change({ type: "confirmed", clientId, item: answer.item });
    else store.change({ type: "refused", clientId });
    return true;
  }

  async function empty(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      while (await sendNext());
    } catch {
      // No answer: the same client_id goes out again, now or with the next welcome.
      setTimeout(flush, TRY_AGAIN_MILLISECONDS);
    } finally {
      isBusy = false;
    }
  }

  const flush = (): void => void empty();
  return { flush };
}
