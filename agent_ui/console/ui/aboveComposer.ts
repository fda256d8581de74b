/** What stands over the page for a moment never covers the field in which one writes, nor its buttons. */

/** In pixels, what is left free around what stands there. */
const GAP = 8;

/** From now on `--composer` of this element is how high the composer is, from the lower edge of the window. */
export function standAboveComposer(element: HTMLElement | null | undefined): void {
  const composer = document.querySelector("[data-composer-frame]");
  const height = composer === null ? 0 : Math.max(0, innerHeight - composer.getBoundingClientRect().top);
  element?.style.setProperty("--composer", `${height}px`);
}

/**
 * From now on `--foot` of this element is how far it is raised above a bar at the foot of the page (`data-foot`), from
 * the lower edge of the window: nothing where that bar stands higher than this element reaches.
 */
export function standAboveFoot(element: HTMLElement | null | undefined): void {
  const bar = document.querySelector("[data-foot]")?.getBoundingClientRect();
  const reach = innerHeight - (element?.offsetHeight ?? 0) - 2 * GAP;
  const isBelow = bar === undefined || bar.bottom < reach || bar.top > innerHeight;
  element?.style.setProperty("--foot", `${isBelow ? 0 : innerHeight - bar.top}px`);
}
