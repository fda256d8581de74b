import { Problem, UNREACHABLE } from "./http";
import { messages } from "../i18n/language";
import { refusal } from "../i18n/refusals";
import type { Notice } from "./state";
import { update } from "./store";

const SHOWN_MS = 7_000;
let last = 0;

/** Say something that needs no answer; it goes by itself. */
export function notify(
  text: string,
  tone: "plain" | "problem" = "plain",
  conversation: string | null = null,
  deed: Notice["deed"] = null,
): void {
  last += 1;
  const id = last;
  update((state) => ({ ...state, notices: [...state.notices.slice(-2), { id, tone, text, conversation, deed }] }));
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  update((state) => ({ ...state, notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** What went wrong, in words that say what to do next. */
export function explain(error: unknown): string {
  if (!(error instanceof Problem)) return messages().problem.unexpected;
  if (error.status === UNREACHABLE) return messages().problem.unreachable;
  const said = error.detail || error.message;
  return said === "" ? messages().problem.unexpected : refusal(messages(), said, error.kind);
}

/** Run something that may be refused, and tell the person if it is. */
export async function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    notify(explain(error), "problem");
    return undefined;
  }
}
