import type { Messages } from "../../i18n/en";
import type { ConsoleState } from "../state";

export interface Shortcut {
  /** The letter or sign, in lower case. */
  readonly key: string;
  readonly with?: "alt" | "control";
}

export type CommandGroup = keyof Messages["commands"]["groups"];

/** One thing a person can do from anywhere: by key, from the palette, or by a button. */
export interface Command {
  readonly name: string;
  readonly group: CommandGroup;
  readonly label: (messages: Messages) => string;
  readonly shortcut?: Shortcut;
  readonly isPossible: (desk: ConsoleState) => boolean;
  /** Whether this person may do it at all, wherever she is; without it everybody may. */
  readonly isMine?: (desk: ConsoleState) => boolean;
  readonly perform: () => void;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key that goes with others, as it is printed on this keyboard. */
export const CONTROL_KEY = isMac ? "⌘" : "Ctrl";

/** The shortcut as it is printed on keys. */
export function keysOf({ shortcut }: Command): string | undefined {
  if (shortcut === undefined) return undefined;
  if (shortcut.key === "escape") return "Esc";
  const key = shortcut.key.length === 1 ? shortcut.key.toUpperCase() : shortcut.key;
  if (shortcut.with === "alt") return isMac ? `⌥${key}` : `Alt+${key}`;
  if (shortcut.with === "control") return isMac ? `⌘${key}` : `Ctrl+${key}`;
  return key;
}

/** Whether these keys were pressed; with Alt the letter is read from its place, because Alt changes what it types. */
export function isPressed(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (shortcut.with === "alt") {
    return event.altKey && !event.ctrlKey && !event.metaKey && event.code === `Key${shortcut.key.toUpperCase()}`;
  }
  if (shortcut.with === "control") {
    return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === shortcut.key;
  }
  return !event.altKey && !event.ctrlKey && !event.metaKey && event.key.toLowerCase() === shortcut.key;
}
