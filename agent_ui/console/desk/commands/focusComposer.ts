import { flushSync } from "react-dom";
import { currentId } from "../derived";
import { holdKeys, type HeldKeys } from "../heldKeys";
import { richField } from "../richField";
import { present } from "../store";

const PATIENCE_MS = 10_000;
/** One that shows what is written only once it can be written on takes no letters before. */
const FIELD = "[data-composer]:not([data-awaits])";

/**
 * Put the cursor where one writes, at once or as soon as the field is on screen: what is typed until then stands in it,
 * and whoever goes elsewhere meanwhile is left alone.
 */
export function focusComposer(): void {
  // What was just decided is on screen before the next key comes.
  flushSync(() => undefined);
  const field = document.querySelector<HTMLElement>(FIELD);
  const isUnderDialog = present().dialog !== null || document.querySelector("[role='dialog']") !== null;
  if (field !== null && !isUnderDialog) return writeOnIn(field);
  awaitField(holdKeys(), {
    since: performance.now(),
    element: document.activeElement,
    conversation: currentId(present()),
  });
}

/** Write this where the cursor stands in the field, and stand behind it. */
export function typeInComposer(text: string): void {
  focusComposer();
  const field = document.querySelector<HTMLElement>(FIELD);
  if (field !== null) typeIn(field, text);
}

/** Where she was when she asked for the field. */
interface Asked {
  readonly since: number;
  readonly element: Element | null;
  readonly conversation: string | null;
}

function awaitField(held: HeldKeys, asked: Asked): void {
  requestAnimationFrame(() => {
    if (held.isLetGo()) return;
    const field = document.querySelector<HTMLElement>(FIELD);
    const isHere = currentId(present()) === asked.conversation;
    if (field !== null && isHere) {
      writeOnIn(field);
      typeIn(field, held.end());
    } else if (!isHere || hasGone(asked)) held.end();
    else awaitField(held, asked);
  });
}

/** Whether she went elsewhere, or has waited long enough. */
function hasGone({ since, element }: Asked): boolean {
  const { activeElement } = document;
  const isElsewhere = activeElement !== element && activeElement !== document.body;
  return isElsewhere || performance.now() - since >= PATIENCE_MS;
}

/** A draft is written on at its end, unless the cursor stood somewhere already. */
function writeOnIn(field: HTMLElement): void {
  // Before it has the focus: whoever hears of the focus asks where the cursor stands.
  if (field instanceof HTMLTextAreaElement && field.selectionEnd === 0)
    field.setSelectionRange(field.value.length, field.value.length);
  field.focus();
}

/** As if it had been typed there. */
function typeIn(field: HTMLElement, text: string): void {
  if (text === "") return;
  if (!(field instanceof HTMLTextAreaElement)) return richField()?.type(text);
  if (field.readOnly) return;
  const { selectionStart: at, selectionEnd: end, value } = field;
  // Past what React put over it: it asks whether the value is another one.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
    field,
    value.slice(0, at) + text + value.slice(end),
  );
  field.setSelectionRange(at + text.length, at + text.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
