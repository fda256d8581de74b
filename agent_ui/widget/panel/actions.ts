/** Everything the visitor can do in the panel. */

import type { Aim, SentFile } from "./chat.ts";
import type { Answer, HubLine } from "./line.ts";
import type { Store } from "./store.ts";

export type Fields = Readonly<Record<string, string>>;

export interface Actions {
  readonly write: (text: string, files: readonly SentFile[]) => void;
  readonly tryAgain: (clientId: string) => void;
  readonly discard: (clientId: string) => void;
  readonly start: (fields: Fields) => void;
  readonly leave: (fields: Fields, text: string) => void;
  readonly typing: () => void;
  readonly end: () => Promise<boolean>;
  readonly rate: (score: number, comment: string) => Promise<boolean>;
  /** To be called or written to instead of waiting; with nothing, to wait here again. */
  readonly callBack: (to: { readonly number?: string; readonly mail?: string | undefined }) => Promise<boolean>;
  /** Say what is answered, or changed, in the panel; the hub hears of it when it is sent. */
  readonly aim: (aim: Aim) => void;
  /** Do something to a message that is there; whether the hub took it. */
  readonly change: (change: object) => Promise<boolean>;
  readonly anew: () => void;
}

const TYPING_EVERY_MILLISECONDS = 3_000;

export function createActions(store: Store, line: HubLine): Actions {
  let typedAt = 0;

  async function ask(name: string, body: object): Promise<boolean> {
    const answer = await line.call(name, body).catch((): Answer => ({}));
    if (!answer.ok) store.change({ type: "failed" });
    return answer.ok === true;
  }

  function write(text: string, files: readonly SentFile[]): void {
    const at = new Date().toISOString();
    typedAt = 0;
    const repliesTo = store.chat.answering;
    store.change({
      type: "written",
      message: { clientId: newId(), text, files, at, repliesTo, isRefused: false },
    });
    line.flush();
  }

  function start(fields: Fields, more = {}): void {
    store.change({ type: "answered", answers: { client_id: newId(), fields, ...more } });
    line.flush();
  }

  return {
    write,
    tryAgain(clientId) {
      store.change({ type: "tried_again", clientId });
      line.flush();
    },
    discard: (clientId) => store.change({ type: "discarded", clientId }),
    start,
    leave(fields, text) {
      start(fields, { answer_to: fields["email"] ?? "" });
      write(text, []);
    },
    typing() {
      if (Date.now() - typedAt < TYPING_EVERY_MILLISECONDS) return;
      typedAt = Date.now();
      line.whisper("typing");
    },
    end: () => ask("end", {}),
    async rate(score, comment) {
      const isDone = await ask("rate", { score, ...(comment && { comment }) });
      if (isDone) store.change({ type: "rated" });
      return isDone;
    },
    aim: (aim) => store.change({ type: "aimed", aim }),
    change: (change) =>
      line.call("change", { client_id: newId(), ...change }).then(
        (answer) => answer.ok === true,
        () => false,
      ),
    callBack: (to) => ask("callback", to),
    anew: () => store.change({ type: "anew" }),
  };
}

// randomUUID exists on secure pages only, and a shop may still be served without TLS.
function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
