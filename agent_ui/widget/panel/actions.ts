/** Everything the visitor can do in the panel. */

import type { SentFile } from "./chat.ts";
import type { Answer, HubLine } from "./line.ts";
import type { Store } from "./store.ts";
import type { Words } from "./words/catalogue.ts";

export type Fields = Readonly<Record<string, string>>;

export interface Actions {
  write(text: string, files: readonly SentFile[]): void;
  tryAgain(clientId: string): void;
  start(fields: Fields): Promise<boolean>;
  leave(fields: Fields, text: string): Promise<boolean>;
  typing(): void;
  end(): Promise<boolean>;
  rate(score: number, comment: string): Promise<boolean>;
  anew(): void;
}

const TYPING_EVERY_MILLISECONDS = 3_000;

export function createActions(store: Store, line: HubLine, words: Words): Actions {
  let typedAt = 0;

  async function ask(name: string, body: object): Promise<boolean> {
    const failure: Answer = { problem: { title: "", detail: words.problem } };
    const answer = await line.call(name, body).catch(() => failure);
    if (answer.problem)
      store.change({ type: "problem", detail: answer.problem.detail || words.problem });
    return !answer.problem;
  }

  function write(text: string, files: readonly SentFile[]): void {
    const at = new Date().toISOString();
    typedAt = 0;
    store.change({
      type: "written",
      message: { clientId: newId(), text, files, at, problem: null },
    });
    line.flush();
  }

  async function begin(fields: Fields, answerTo: string): Promise<boolean> {
    const isDone = await ask("start", { fields, page: location.href, title: document.title });
    if (isDone) store.change({ type: "started", answerTo });
    return isDone;
  }

  return {
    write,
    tryAgain(clientId) {
      store.change({ type: "tried_again", clientId });
      line.flush();
    },
    start: (fields) => begin(fields, ""),
    async leave(fields, text) {
      const isDone = await begin(fields, fields["email"] ?? "");
      if (isDone) write(text, []);
      return isDone;
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
    anew: () => store.change({ type: "anew" }),
  };
}

// randomUUID exists on secure pages only, and a shop may still be served without TLS.
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
