/** What is being written: shown at once, kept by the hub, and the same in every browser of its writer. */
import type { Draft, DraftMark } from "@contact-hub/shared/wire.gen";
import { useSyncExternalStore } from "react";
import { api } from "./api";
import { hubNow } from "./clock";
import { remembered as lastOf } from "./derived";
import type { ComposerMode, ConsoleState } from "./state";
import { present, useConsole } from "./store";
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

/** What is written where: in a conversation, or first to somebody, whom the place names then. */
export type DraftKind = ComposerMode | "first";

/** The field of a draft that says which message it answers; the hub knows it by the same name. */
export const REPLIES_TO = "replies_to";

type Content = Pick<LocalDraft, "text" | "files" | "fields">;

const NOTHING: Content = { text: "", files: [], fields: {} };
const NONE: LocalDraft = { ...NOTHING, writtenAt: 0, isKept: true, other: null };
const PAUSE_MS = 600;
/** The hub's own marks are as long. */
const ROW_CHARACTERS = 140;
const PREFIX = "hub.draft.";

const known = new Map<string, LocalDraft>();
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const underway = new Set<string>();

const keyOf = (place: string, kind: DraftKind) => `${PREFIX}${kind}.${place}`;

function partsOf(key: string): { kind: DraftKind; place: string } {
  const [kind = "", ...rest] = key.slice(PREFIX.length).split(".");
  return { kind: kindOf(kind), place: rest.join(".") };
}

const kindOf = (kind: string): DraftKind => (kind === "note" || kind === "first" ? kind : "reply");

export const isEmpty = ({ text, files, fields }: Content) =>
  text === "" && files.length === 0 && Object.keys(fields).length === 0;

/** What is being written here. */
export function draftOf(place: string, kind: DraftKind): LocalDraft {
  return draftAt(keyOf(place, kind));
}

function draftAt(key: string): LocalDraft {
  const found = known.get(key) ?? remembered(key) ?? NONE;
  // What this tab remembers is read only by whoever wrote it: until it is known who is here, nothing is settled.
  if (writer() !== "") known.set(key, found);
  return found;
}

export function useDraft(place: string, kind: DraftKind): LocalDraft {
  return useSyncExternalStore(subscribe, () => draftOf(place, kind));
}

const NO_MARKS: readonly DraftMark[] = [];
const marksByPlace = lastOf((marks: readonly DraftMark[]) => {
  const found = new Map<string, readonly DraftMark[]>();
  for (const mark of marks) found.set(mark.place, [...(found.get(mark.place) ?? []), mark]);
  return found;
});

/** What the hub has of me there, a reply or a note, whether or not it was opened in this browser. */
export const marksIn = (state: ConsoleState, conversation: string): readonly DraftMark[] =>
  (state.desk === null ? undefined : marksByPlace(state.desk.drafts).get(conversation)) ?? NO_MARKS;

/** What the hub tells of that this page does not have yet. */
const newsIn = (state: ConsoleState, conversation: string): readonly DraftMark[] =>
  marksIn(state, conversation).filter(
    ({ kind, written_at }) =>
      kind !== "first" && Date.parse(written_at) > draftOf(conversation, kindOf(kind)).writtenAt,
  );

/** What I have begun to write there and not sent, the newest that is known: a reply before a note. */
export function begunIn(state: ConsoleState, conversation: string): ComposerMode | null {
  const news = newsIn(state, conversation);
  const isBegun = (mode: ComposerMode) =>
    !isEmpty(draftOf(conversation, mode)) || news.some(({ kind }) => kindOf(kind) === mode);
  return (["reply", "note"] as const).find(isBegun) ?? null;
}

/** The beginning of its words, as long as a row shows them. */
function begunText(state: ConsoleState, conversation: string): string {
  const mode = begunIn(state, conversation);
  if (mode === null) return "";
  const told = newsIn(state, conversation).find(({ kind }) => kindOf(kind) === mode);
  return (told ?? draftOf(conversation, mode)).text.slice(0, ROW_CHARACTERS).trim();
}

/** Whether I have begun to write something there, a reply or a note, that was not sent. */
export const hasDraft = (state: ConsoleState, conversation: string): boolean => begunIn(state, conversation) !== null;

export function useHasDraft(conversation: string): boolean {
  return useBegun(conversation).mode !== null;
}

/** What I have begun to write there, and its first words; none where it has only files or recipients. */
export function useBegun(conversation: string): { readonly mode: ComposerMode | null; readonly text: string } {
  // What the hub tells of it is heard as well as what is written here.
  useConsole((state) =>
    marksIn(state, conversation)
      .map(({ written_at }) => written_at)
      .join(),
  );
  const mode = useSyncExternalStore(subscribe, () => begunIn(present(), conversation));
  const text = useSyncExternalStore(subscribe, () => begunText(present(), conversation));
  return { mode, text };
}

/** The places where something of a kind is begun, whoever has it, the hub or this browser alone. */
export function placesOf(kind: DraftKind): readonly string[] {
  const keys = new Set([...known.keys(), ...rememberedKeys()]);
  const begun = [...keys].filter((key) => key.startsWith(`${PREFIX}${kind}.`) && !isEmpty(draftAt(key)));
  return begun.map((key) => partsOf(key).place);
}

/** Changes whenever any draft does. */
export const useDrafts = (): number => useSyncExternalStore(subscribe, () => changes);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let changes = 0;

function put(key: string, draft: LocalDraft): void {
  changes += 1;
  known.set(key, draft);
  remember(key, draft);
  for (const listener of listeners) listener();
}

/** Later than everything known of it, whatever this machine's clock says. */
const stamp = (draft: LocalDraft) => Math.max(hubNow(), draft.writtenAt + 1);

/** Write on; the hub keeps it after a moment. */
export function writeDraft(place: string, kind: DraftKind, change: Partial<Content>): void {
  const key = keyOf(place, kind);
  const draft = draftAt(key);
  put(key, { ...draft, ...change, writtenAt: stamp(draft), isKept: false });
  keepSoon(key);
}

/** It was sent. The hub forgets it with the message; what is just on its way to be kept is taken back. */
export function endDraft(place: string, kind: DraftKind): void {
  const key = keyOf(place, kind);
  clearTimeout(timers.get(key));
  put(key, { ...NONE, writtenAt: stamp(draftAt(key)), isKept: !underway.has(key) });
}

/** Nothing is written there any more; what the hub never had it need not hear of. */
export function dropDraft(place: string, kind: DraftKind): void {
  const key = keyOf(place, kind);
  const draft = draftAt(key);
  const isMarked = marksIn(present(), place).some((mark) => mark.kind === kind);
  clearTimeout(timers.get(key));
  if (!draft.isKept && !underway.has(key) && !isMarked) return put(key, NONE);
  put(key, { ...NONE, writtenAt: stamp(draft), isKept: false });
  keepSoon(key);
}

/** Of what the hub had of a kind only these are left: the others were sent or thrown away elsewhere. */
export function onlyKept(kind: DraftKind, places: readonly string[]): void {
  for (const place of placesOf(kind)) {
    const key = keyOf(place, kind);
    if (!places.includes(place) && draftAt(key).isKept && !underway.has(key)) put(key, NONE);
  }
}

/** Hear what the hub has, from a page that was fetched or from another browser. */
export function meetDrafts(place: string, drafts: readonly Draft[]): void {
  for (const draft of drafts) meet(keyOf(place, kindOf(draft.kind)), draft);
}

function meet(key: string, theirs: Draft): void {
  const mine = draftAt(key);
  const writtenAt = Date.parse(theirs.written_at);
  if (writtenAt <= mine.writtenAt) return;
  if (mine.isKept || isEmpty(mine)) return put(key, { ...contentOf(theirs), writtenAt, isKept: true, other: null });
  // Of a first letter the one stands that is on screen here.
  const isOther = !isEmpty(theirs) && theirs.text !== mine.text && theirs.kind !== "first";
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

/** When it was written, as the hub wants to hear it. */
export const writtenAt = (draft: LocalDraft): string => new Date(draft.writtenAt).toISOString();

/** One request at a time for each draft; what was written meanwhile follows. */
async function keep(key: string): Promise<void> {
  clearTimeout(timers.get(key));
  const draft = draftAt(key);
  if (draft.isKept || draft.other !== null || underway.has(key)) return;
  const { place, kind } = partsOf(key);
  const content = {
    text: draft.text,
    files: draft.files.map((file) => file.id),
    fields: draft.fields,
    written_at: writtenAt(draft),
  };
  underway.add(key);
  try {
    const stands =
      kind === "first"
        ? await api.keepFirstLetter({ place, ...content })
        : await api.keepDraft(place, { kind, ...content });
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
