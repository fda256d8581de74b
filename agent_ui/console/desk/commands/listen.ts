import { presentPreferences } from "../preferences";
import { present } from "../store";
import { COMMANDS } from "./catalogue";
import { isPressed } from "./command";

const WRITES = "input:not([type='checkbox']), textarea, select, [contenteditable='true']";
/** Lists and menus use letters themselves, to find an entry by its name. */
const FINDS_BY_LETTER = "[role='listbox'], [role='menu'], [role='grid']";

/** Perform the command whose keys were pressed, from anywhere in the console. */
export function listenForShortcuts(): () => void {
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

function onKey(event: KeyboardEvent): void {
  const state = present();
  if (state.phase !== "ready" || event.defaultPrevented || event.isComposing || event.repeat) return;
  const command = COMMANDS.find((each) => each.shortcut && isPressed(each.shortcut, event));
  if (command?.shortcut === undefined || !command.isPossible(state)) return;
  const isLetter = command.shortcut.key.length === 1;
  const isSingle = command.shortcut.with === undefined;
  if (isSingle && ((!presentPreferences().singleKeys && isLetter) || state.dialog !== null || isTaken(event.target)))
    return;
  event.preventDefault();
  command.perform();
}

function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${WRITES}, ${FINDS_BY_LETTER}`) !== null;
}
