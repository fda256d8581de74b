/** Of whom pictures are always shown on this machine. */
import { useSyncExternalStore } from "react";

const KEY = "hub.pictures";
const MOST = 500;
const listeners = new Set<() => void>();
let trusted = load();

function load(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** From now on the pictures in a sender's mails come by themselves, or no longer. */
export function trustPictures(sender: string, isTrusted: boolean): void {
  const others = trusted.filter((one) => one !== sender);
  trusted = isTrusted ? [...others, sender].slice(-MOST) : others;
  try {
    localStorage.setItem(KEY, JSON.stringify(trusted));
  } catch {
    // Without storage it holds as long as this page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useTrusted = (sender: string): boolean =>
  useSyncExternalStore(subscribe, () => sender !== "" && trusted.includes(sender));
