/** What was sent, and may have been taken although no answer came, stands in a draft with the ids by which it went. */
import { draftOf, writeDraft } from "./drafts";
import { forgetLetter } from "./letters";
import { paragraphs } from "./richField";
import type { ComposerMode, PendingMessage } from "./state";

type Fields = Readonly<Record<string, string>>;
type Words = Pick<PendingMessage, "text" | "html" | "files" | "letter" | "repliesTo">;

/** Something that went by this id; without `words`, others than those that stand in the draft. */
interface SentPart {
  readonly id: string;
  readonly words: {
    readonly text: string;
    readonly html: string;
    readonly files: readonly string[];
    readonly letter: string;
    readonly repliesTo: string;
  } | null;
}

/** By which id it goes, and by which others something of it went before. */
export interface Ids {
  readonly clientId: string;
  readonly insteadOf: readonly string[];
  /** Whether something may have been taken by its id already. */
  readonly mayBeTaken: boolean;
}

const PARTS = "sent";
/** The hub reads these. */
const IDS = "sent_as";
const GAP = "\n\n";

const wordsOf = ({ text, html, files, letter, repliesTo = "" }: Words): SentPart["words"] => ({
  text,
  html,
  files: files.map((file) => file.id),
  letter: JSON.stringify(letter),
  repliesTo,
});

/** What a message leaves in the draft that it becomes. */
export function partsOf(message: PendingMessage, mayBeTaken: boolean): readonly SentPart[] {
  const others = message.insteadOf.map((id) => ({ id, words: null }));
  return mayBeTaken ? [{ id: message.clientId, words: wordsOf(message) }, ...others] : others;
}

export function partsIn(fields: Fields): readonly SentPart[] {
  try {
    return JSON.parse(fields[PARTS] ?? "[]") as readonly SentPart[];
  } catch {
    return [];
  }
}

/** The fields with these parts added. */
export const withParts = (fields: Fields, parts: readonly SentPart[]): Fields =>
  onlyParts(fields, [...partsIn(fields).filter(({ id }) => !parts.some((part) => part.id === id)), ...parts]);

/** The fields of a text that was never sent. */
export const withoutParts = (fields: Fields): Fields => onlyParts(fields, []);

function onlyParts({ [PARTS]: _parts, [IDS]: _ids, ...others }: Fields, parts: readonly SentPart[]): Fields {
  if (parts.length === 0) return others;
  return { ...others, [PARTS]: JSON.stringify(parts), [IDS]: parts.map(({ id }) => id).join(" ") };
}

/** The same words go by their id again; other words by a new one, where the hub took nothing by the old ones. */
export function idsFor(words: Words, fields: Fields, newId: () => string): Ids {
  const parts = partsIn(fields);
  const [first] = parts;
  const isSame = parts.length === 1 && JSON.stringify(first?.words) === JSON.stringify(wordsOf(words));
  if (first !== undefined && isSame) return { clientId: first.id, insteadOf: [], mayBeTaken: true };
  return { clientId: newId(), insteadOf: parts.map(({ id }) => id), mayBeTaken: false };
}

/** What the hub has taken by these ids is written no more, where it stands as it was sent. */
export function forgetTaken(conversation: string, taken: readonly (string | null | undefined)[]): void {
  for (const mode of ["reply", "note"] as const) {
    for (const part of partsIn(draftOf(conversation, mode).fields)) {
      if (taken.includes(part.id)) forget(conversation, mode, part);
    }
  }
}

function forget(conversation: string, mode: ComposerMode, { id, words }: SentPart): void {
  const { text, files, fields } = draftOf(conversation, mode);
  const rest = words && cut(text, words.text, GAP);
  const html =
    words && (fields["html"] ? cut(fields["html"], words.html || paragraphs(words.text), paragraphs("")) : "");
  // It was changed: whoever sends that is told what became of the first.
  if (words === null || rest === null || html === null) return;
  const others = files.filter((file) => !words.files.includes(file.id));
  if (rest === "" && others.length === 0) {
    writeDraft(conversation, mode, { text: "", files: [], fields: {} });
    if (mode === "reply") forgetLetter(conversation);
    return;
  }
  const { html: _, ...kept } = onlyParts(
    fields,
    partsIn(fields).filter((part) => part.id !== id),
  );
  writeDraft(conversation, mode, { text: rest, files: others, fields: html === "" ? kept : { ...kept, html } });
}

/** The text without this part of it; null where that is not there as it was. */
function cut(text: string, part: string, gap: string): string | null {
  if (text === part) return "";
  if (text.startsWith(part + gap)) return text.slice((part + gap).length);
  if (text.endsWith(gap + part)) return text.slice(0, -(gap + part).length);
  const at = text.indexOf(gap + part + gap);
  return at < 0 ? null : text.slice(0, at) + text.slice(at + (gap + part).length);
}
