import { type Chat, pageOf } from "./chat.ts";

const REACHABLE = "button, input, textarea, select, a, [tabindex='0']";
const FULL_SCREEN = "(max-width: 480px)";

export interface Focus {
  readonly enter: () => void;
  readonly isInside: () => boolean;
  /** A new page of the panel takes the focus that its predecessor held. */
  readonly follow: (before: Chat, after: Chat) => void;
}

/** Keyboard in the panel: Escape closes it, and while it fills the screen Tab stays inside. */
export function keepFocus(place: ShadowRoot, close: () => void): Focus {
  const active = (): Element | null => place.activeElement;

  const enter = (): void => {
    const wished = place.querySelector<HTMLElement>("[data-first]");
    // On a phone a focused field would raise the keyboard over the greeting.
    const target = matchMedia(FULL_SCREEN).matches ? null : wished;
    (target ?? place.querySelector<HTMLElement>("#title"))?.focus({ preventScroll: true });
  };

  place.addEventListener("keydown", (happened) => {
    const event = happened as KeyboardEvent;
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      close();
    }
    if (event.key !== "Tab" || !matchMedia(FULL_SCREEN).matches) return;
    const all = [...place.querySelectorAll<HTMLElement>(REACHABLE)].filter((one) => one.checkVisibility());
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (active() !== edge && active()?.id !== "title") return;
    if (active()?.id === "title" && !event.shiftKey) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  });

  return {
    enter,
    isInside: () => active() !== null,
    follow(before, after) {
      const hasMoved = pageOf(before) !== pageOf(after);
      if (after.isShown && before.isShown && hasMoved && (active() === null || active()?.id === "title")) enter();
    },
  };
}
