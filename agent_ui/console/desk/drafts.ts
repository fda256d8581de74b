/** What is being written: shown at once, kept by the hub, and the same in every browser of its writer. */
import type { Draft } from "@contact-hub/shared/wire.gen";
import { useSyncExternalStore } from "react";
import { api } from "./api";
import { hubNow } from "./clock";
import type { ComposerMode } from "./state";
import { present } from "./store";
import type { UploadedFile } from "./writing";

export interface LocalDraft {
  readonly text: string;
  readonly files: readonly UploadedFile[];
  /** What belongs to it beside its text, such as recipients. */
  readonly fields: Readonly<Record<string, string>>;
  /** In milliseconds of the hub's clock; the newest draft stands. */
  readonly writtenAt: number;
  /** Whether the hub has it. */
  readonly isKept: boolean;
  /** What was written elsewhere, later than this and while this was not yet kept. */
  readonly other: Draft | null;
}

/** The field of a draft that says which message it answers; the hub knows it by the same name. */
export const REPLIES_TO = "replies_to";

type Content = Pick<LocalDraft, "text" | "files" | "fields">;

const NOTHING: Content = { text: "", files: [], fields: {} };
const NONE: LocalDraft = { ...NOTHING, writtenAt: 0, isKept: true, other: null };
const PAUSE_MS = 600;
const PREFIX = "hub.draft.";

const known = new Map<string, LocalDraft>();
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const underway = new Set<string>();

const keyOf = (conversation: string, mode: ComposerMode) => `${PREFIX}${mode}.${conversation}`;

function partsOf(key: string): { mode: ComposerMode; conversation: string } {
  const [mode = "", ...rest] = key.slice(PREFIX.length).split(".");
  return { mode: mode === "note" ? "note" : "reply", conversation: rest.join(".") };
}

export const isEmpty = ({ text, files, fields }: Content) =>
  text === "" && files.length === 0 && Object.keys(fields).length === 0;

/** What is being written here. */
export function draftOf(conversation: string, mode: ComposerMode): LocalDraft {
  return draftAt(keyOf(conversation, mode));
}

function draftAt(key: string): LocalDraft {
  const found = known.get(key) ?? remembered(key) ?? NONE;
  known.set(key, found);
  return found;
}

export function useDraft(conversation: string, mode: ComposerMode): LocalDraft {
  return useSyncExternalStore(subscribe, () => draftOf(conversation, mode));
}

/** Whether I have begun to write something there, a reply or a note, that was not sent. */
export const hasDraft = (conversation: string): boolean =>
  !isEmpty(draftOf(conversation, "reply")) || !isEmpty(draftOf(conversation, "note"));

export const useHasDraft = (conversation: string): boolean =>
  useSyncExternalStore(subscribe, () => hasDraft(conversation));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(key: string, draft: LocalDraft): void {
  known.set(key, draft);
  remember(key, draft);
  for (const listener of listeners) listener();
}

/** Later than everything known of it, whatever this machine's clock says. */
const stamp = (draft: LocalDraft) => Math.max(hubNow(), draft.writtenAt + 1);

/** Write on; the hub keeps it after a moment. */
export function writeDraft(conversation: string, mode: ComposerMode, change: Partial<Content>): void {
  const key = keyOf(conversation, mode);
  const draft = draftAt(key);
  put(key, { ...draft, ...change, writtenAt: stamp(draft), isKept: false });
  keepSoon(key);
}

/** It was sent. The hub forgets it with the message; what is just on its way to be kept is taken back. */
export function endDraft(conversation: string, mode: ComposerMode): void {
  const key = keyOf(conversation, mode);
  clearTimeout(timers.get(key));
  put(key, { ...NONE, writtenAt: stamp(draftAt(key)), isKept: !underway.has(key) });
}

/** Hear what the hub has, from a page that was fetched or from another browser. */
export function meetDrafts(conversation: string, drafts: readonly Draft[]): void {
  for (const draft of drafts) meet(keyOf(conversation, draft.kind === "note" ? "note" : "reply"), draft);
}

function meet(key: string, theirs: Draft): void {
  const mine = draftAt(key);
  const writtenAt = Date.parse(theirs.written_at);
  if (writtenAt <= mine.writtenAt) return;
  if (mine.isKept || isEmpty(mine)) return put(key, { ...contentOf(theirs), writtenAt, isKept: true, other: null });
  const isOther = !isEmpty(theirs) && theirs.text !== mine.text;
  put(key, { ...mine, other: isOther ? theirs : null, writtenAt: isOther ? mine.writtenAt : writtenAt + 1 });
  if (!isOther) keepSoon(key);
}

/** What was sent is being written again, whatever this machine's clock says; what was begun since is not lost. */
export function restoreDraft(conversation: string, draft: Draft): void {
  const key = keyOf(conversation, "reply");
  const mine = draftAt(key);
  const writtenAt = Math.max(Date.parse(draft.written_at), mine.writtenAt + 1);
  if (!mine.isKept && !isEmpty(mine)) return meet(key, { ...draft, written_at: new Date(writtenAt).toISOString() });
  clearTimeout(timers.get(key));
  put(key, { ...contentOf(draft), writtenAt, isKept: true, other: null });
}

const contentOf = ({ text, files, fields }: Content): Content => ({ text, files, fields });

/** Of two drafts that were written at once in two places, go on with this one. */
export function settleDraft(conversation: string, mode: ComposerMode, choice: "mine" | "other"): void {
  const mine = draftOf(conversation, mode);
  if (mine.other === null) return;
  const writtenAt = Math.max(stamp(mine), Date.parse(mine.other.written_at) + 1);
  const content = contentOf(choice === "mine" ? mine : mine.other);
  put(keyOf(conversation, mode), { ...content, writtenAt, isKept: false, other: null });
  keepSoon(keyOf(conversation, mode));
}

function keepSoon(key: string): void {
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void keep(key), PAUSE_MS),
  );
}

/** One request at a time for each draft; what was written meanwhile follows. */
async function keep(key: string): Promise<void> {
  clearTimeout(timers.get(key));
  const draft = draftAt(key);
  if (draft.isKept || draft.other !== null || underway.has(key)) return;
  const { conversation, mode } = partsOf(key);
  underway.add(key);
  try {
    const stands = await api.keepDraft(conversation, {
      kind: mode,
      text: draft.text,
      files: draft.files.map((file) => file.id),
      fields: draft.fields,
      written_at: new Date(draft.writtenAt).toISOString(),
    });
    underway.delete(key);
    settled(key, draft, stands);
  } catch {
    // It stays in this browser, and is kept with the next line or the next word.
    underway.delete(key);
  }
}

function settled(key: string, sent: LocalDraft, stands: Draft): void {
  const isStanding = stands.text === sent.text && stands.files.length === sent.files.length;
  if (!isStanding) meet(key, stands);
  const now = draftAt(key);
  if (isStanding && now === sent) put(key, { ...now, isKept: true });
  else if (!now.isKept) keepSoon(key);
}

/** Bring to the hub what it has not yet: the line is back, or somebody turns away from this page. */
export async function keepDrafts(): Promise<void> {
  const keys = new Set([...known.keys(), ...rememberedKeys()]);
  await Promise.all([...keys].filter((key) => !draftAt(key).isKept).map(keep));
}

/** Somebody leaves this desk; what the hub does not have yet is only left for herself, if she comes back to this tab. */
export function forgetDrafts(isComingBack: boolean): void {
  for (const timer of timers.values()) clearTimeout(timer);
  known.clear();
  if (!isComingBack) for (const key of rememberedKeys()) sessionStorage.removeItem(key);
}

interface Remembered {
  readonly by: string;
  readonly draft: LocalDraft;
}

const writer = () => present().session?.person.id ?? "";

function rememberedKeys(): readonly string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** What the hub does not have yet outlives a reload of this tab. */
function remember(key: string, draft: LocalDraft): void {
  try {
    if (draft.isKept) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ by: writer(), draft } satisfies Remembered));
  } catch {
    // Without storage it lives as long as this page, and as soon as the hub has it for good.
  }
}

function remembered(key: string): LocalDraft | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(key) ?? "null") as Remembered | null;
    return found?.by === writer() ? found.draft : null;
  } catch {
    return null;
  }
}
