/** What is being written in a field of a customer; it outlives the panel, so that nothing typed is lost. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useConsole } from "../desk/store";
import { customerTaskDone } from "../desk/view";

export interface Draft {
  readonly text: string;
  /** The version of the record that the writer saw. */
  readonly base: number;
}

const drafts = new Map<string, Draft>();

/** Whether something is being written in a field of the record. */
export const isWrittenIn = (record: string): boolean => [...drafts.keys()].some((key) => key.startsWith(`${record} `));

/** The draft of one field, and how to change or drop it. */
export function useDraft(customer: string, field: string): [Draft | null, (draft: Draft | null) => void] {
  const key = `${customer} ${field}`;
  const [draft, setDraft] = useState<Draft | null>(() => drafts.get(key) ?? null);
  const keep = useCallback(
    (next: Draft | null) => {
      if (next === null) drafts.delete(key);
      else drafts.set(key, next);
      setDraft(next);
    },
    [key],
  );
  return [draft, keep];
}

/** Begin when a command asks for this field, also for one that was asked for before the panel was there. */
export function useTask(field: string, begin: () => void): void {
  const isAsked = useConsole((state) => state.customerTask === field);
  useEffect(() => {
    if (!isAsked) return;
    customerTaskDone();
    begin();
  }, [isAsked, begin]);
}

/** Focus it, at the end of its text, once what was opened around it has taken the focus and given it on. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const found = find();
      // Whoever is in it already has chosen where she writes.
      if (found === document.activeElement) return;
      found?.focus();
      // A box and a day have no text to stand in.
      const isText =
        found instanceof HTMLTextAreaElement || (found instanceof HTMLInputElement && found.type === "text");
      if (isText) found.setSelectionRange(found.value.length, found.value.length);
    }),
  );
}

/** Ask for the focus, to be given once the field has turned from reading to writing or back. */
export function useTurning(isWriting: boolean, find: () => HTMLElement | null | undefined): () => void {
  const wanted = useRef<boolean | null>(null);
  useEffect(() => {
    if (wanted.current !== isWriting) return;
    wanted.current = null;
    focusSoon(find);
  }, [isWriting, find]);
  return useCallback(() => {
    wanted.current = !isWriting;
  }, [isWriting]);
}
