import type { Call } from "./line.ts";
import type { Store } from "./store.ts";

const TRY_AGAIN_MILLISECONDS = 3_000;

/** Send what waits, oldest first and one at a time, so that the order written is the order read. */
export function createOutbox(store: Store, call: Call): { flush(): void } {
  let isBusy = false;

  /** Tell where she writes from, once for each conversation. */
  async function begin(): Promise<void> {
    const { snapshot, isStarted, answerTo } = store.chat;
    if (isStarted || snapshot?.state === "waiting" || snapshot?.state === "open") return;
    await call("start", { fields: {}, page: location.href, title: document.title });
    store.change({ type: "started", answerTo });
  }

  async function sendNext(): Promise<boolean> {
    const message = store.chat.pending.find((candidate) => candidate.problem === null);
    if (!message || store.chat.line !== "on") return false;
    await begin();
    const { clientId } = message;
    const answer = await call("message", {
      text: message.text,
      client_id: clientId,
      ...(message.files.length > 0 && { files: message.files.map((file) => file.id) }),
    });
    if (answer.item) store.change({ type: "confirmed", clientId, item: answer.item });
    else store.change({ type: "refused", clientId, problem: answer.problem?.detail ?? "" });
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
