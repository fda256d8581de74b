import { Problem, UNREACHABLE } from "./http";
import { messages } from "../i18n/language";
import { refusal } from "../i18n/refusals";
import type { Notice } from "./state";
import { update } from "./store";

const SHOWN_MS = 7_000;
let last = 0;

/** Say something that needs no answer; it goes by itself. What stands there already is said anew in its place. */
export function notify(
  text: string,
  tone: "plain" | "problem" = "plain",
  conversation: string | null = null,
  deed: Notice["deed"] = null,
): void {
  last += 1;
  const id = last;
  const said: Notice = { id, tone, text, conversation, deed };
  update((state) => {
    const others = state.notices.filter((notice) => !isSame(notice, said));
    return { ...state, notices: [...others.slice(-2), said] };
  });
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Two of which each is undone by itself are two, whatever they say. */
const isSame = (one: Notice, other: Notice) =>
  one.text === other.text &&
  one.tone === other.tone &&
  one.conversation === other.conversation &&
  one.deed === null &&
  other.deed === null;

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
