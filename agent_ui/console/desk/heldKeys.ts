/** What is typed before the field is there that was asked for: it is held, for no letter of it is meant as a shortcut. */

export interface HeldKeys {
  /** Whether she wants the field no longer. */
  readonly isLetGo: () => boolean;
  /** No longer, and what was typed. */
  readonly end: () => string;
}

const NOTHING = "";
let ends: (() => string) | null = null;

/** Whether a field is being waited for. */
export const isHolding = (): boolean => ends !== null;

const writesItself = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable='true']") !== null;

/** From now on every letter is held; only one field is waited for at a time. */
export function holdKeys(): HeldKeys {
  ends?.();
  let typed = NOTHING;
  let isLetGo = false;

  function hold(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || writesItself(event.target)) return;
    if (event.key === "Escape") return letGo();
    if (event.key.length === 1) typed += event.key;
    else if (event.key === "Enter") typed += "\n";
    else if (event.key === "Backspace") typed = typed.slice(0, -1);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function letGo(): void {
    isLetGo = true;
    end();
  }

  function end(): string {
    removeEventListener("keydown", hold, true);
    removeEventListener("pointerdown", letGo, true);
    if (ends === end) ends = null;
    const all = isLetGo ? NOTHING : typed;
    typed = NOTHING;
    return all;
  }

  addEventListener("keydown", hold, true);
  addEventListener("pointerdown", letGo, true);
  ends = end;
  return { isLetGo: () => isLetGo || ends !== end, end };
}
