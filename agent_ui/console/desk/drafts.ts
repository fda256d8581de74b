import type { ComposerMode } from "./state";

const keyOf = (conversation: string, mode: ComposerMode) => `hub.draft.${mode}.${conversation}`;

/** What was being written, kept for this tab only. */
export function draftOf(conversation: string, mode: ComposerMode): string {
  try {
    return sessionStorage.getItem(keyOf(conversation, mode)) ?? "";
  } catch {
    return "";
  }
}

export function keepDraft(conversation: string, mode: ComposerMode, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(keyOf(conversation, mode));
    else sessionStorage.setItem(keyOf(conversation, mode), text);
  } catch {
    // Without storage a draft lives as long as its text field.
  }
}

/** Nothing of one person stays for the next one at this desk. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("hub.draft.")) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
