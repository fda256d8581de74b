/** A reply in the language of whoever gets it, with a way back to one's own words until it is sent. */
import { language, messages } from "../i18n/language";
import { api } from "./api";
import { currentId } from "./derived";
import { draftOf, writeDraft } from "./drafts";
import { attempt, notify } from "./notices";
import { ORIGINAL, ORIGINAL_HTML, withoutOriginal } from "./originals";
import type { ConsoleState } from "./state";
import { present, set } from "./store";
import { canTranslate, foreignLanguage, isSameLanguage } from "./translations";
import { compose } from "./view";

/** What the last press made, so that one more takes it back. */
let made: { readonly id: string; readonly text: string } | null = null;

/** Whether nothing was written since the translation came. */
export const isJustTranslated = (id: string, text: string): boolean => made?.id === id && made.text === text;

/** Into which language a reply goes by one press; empty where nobody knows, or it is mine. */
export const usualTarget = (state: ConsoleState): string => {
  const id = currentId(state);
  return canTranslate(state, id) ? foreignLanguage(state, id) : "";
};

/** Every language that may be chosen: the customer's first. */
export function targets(state: ConsoleState): readonly string[] {
  const first = usualTarget(state);
  const others = state.translator?.languages.filter((one) => !isSameLanguage(one, first || language())) ?? [];
  return first === "" ? others : [first, ...others];
}

/** Put the translation in the place of what is written, to be looked at before it is sent. */
export async function translateDraft(id: string, to: string): Promise<void> {
  const { text, fields } = draftOf(id, "reply");
  if (text.trim() === "" || to === "" || present().translatingDraft !== null) return;
  const html = fields["html"] ?? "";
  set({ translatingDraft: id });
  const answer = await attempt(() => api.translateDraft(id, { text, html, to }));
  set({ translatingDraft: null });
  if (answer === undefined) return;
  const now = draftOf(id, "reply");
  // What was written meanwhile is not thrown away for what is older.
  if (now.text !== text) return notify(messages().translating.writtenMeanwhile);
  const { html: _, ...others } = now.fields;
  const isAgain = others[ORIGINAL] !== undefined;
  const kept = isAgain ? {} : { [ORIGINAL]: text, ...(html !== "" && { [ORIGINAL_HTML]: html }) };
  writeDraft(id, "reply", {
    text: answer.text,
    fields: { ...others, ...kept, ...(answer.html !== "" && { html: answer.html }) },
  });
  made = { id, text: answer.text };
}

/** What was written before it was translated stands there again. */
export function backToOwnWords(id: string): void {
  const { fields } = draftOf(id, "reply");
  const text = fields[ORIGINAL];
  if (text === undefined) return;
  const html = fields[ORIGINAL_HTML] ?? "";
  const { html: _, ...others } = withoutOriginal(fields);
  writeDraft(id, "reply", { text, fields: html === "" ? others : { ...others, html } });
  compose("reply");
}
