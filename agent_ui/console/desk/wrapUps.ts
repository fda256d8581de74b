/** What is said of a conversation that is over, until it is filed: it outlives its panel, and the end of its time. */
import { useCallback, useSyncExternalStore } from "react";
import { api } from "./api";
import { hubNow } from "./clock";
import { currentRow } from "./derived";
import { newClientId } from "./sending";
import { present } from "./store";

export interface WrapUp {
  readonly disposition: string | null;
  readonly note: string;
}

const NOTHING: WrapUp = { disposition: null, note: "" };
/** Filed so long before the hub ends the wrap-up by itself. */
const BEFORE_END_MS = 1_500;

const kept = new Map<string, WrapUp>();
const filing = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

const wrapUpOf = (id: string): WrapUp => kept.get(id) ?? NOTHING;

function keep(id: string, value: WrapUp | null): void {
  if (value === null) kept.delete(id);
  else kept.set(id, value);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What was said so far of this conversation, and the way to say more. */
export function useWrapUp(id: string): readonly [WrapUp, (change: Partial<WrapUp>) => void] {
  const value = useSyncExternalStore(subscribe, () => wrapUpOf(id));
  return [value, useCallback((change: Partial<WrapUp>) => writeWrapUp(id, change), [id])];
}

/** Say more of it; it is filed when its time ends, whatever is on screen by then. */
export function writeWrapUp(id: string, change: Partial<WrapUp>): void {
  keep(id, { ...wrapUpOf(id), ...change });
  clearTimeout(filing.get(id));
  const endsAt = currentRow(present(), id)?.ends_at ?? null;
  if (endsAt === null) return;
  const left = Date.parse(endsAt) - hubNow() - BEFORE_END_MS;
  filing.set(
    id,
    setTimeout(() => void file(id), Math.max(left, 0)),
  );
}

/** It was filed, or there is nothing to wrap up any more. */
export function endWrapUp(id: string): void {
  clearTimeout(filing.get(id));
  filing.delete(id);
  if (kept.has(id)) keep(id, null);
}

/** The outcome is filed; where the hub does not take it so, for something is missing, the words at least are a note. */
async function file(id: string): Promise<void> {
  const { disposition, note } = wrapUpOf(id);
  const text = note.trim();
  const isOver = currentRow(present(), id)?.state !== "wrap_up";
  endWrapUp(id);
  if (isOver || (disposition === null && text === "")) return;
  try {
    await api.close(id, disposition, text);
  } catch {
    if (text !== "") await api.note(id, noteOf(text)).catch(() => null);
  }
}

const noteOf = (text: string) => ({
  text,
  mentions: [],
  client_id: newClientId(),
  written_at: new Date(hubNow()).toISOString(),
});
