/** What stands over the page for a moment never covers the field in which one writes, nor its buttons. */

/** From now on `--composer` of this element is how high the composer is, from the lower edge of the window. */
export function standAboveComposer(element: HTMLElement | null | undefined): void {
  const composer = document.querySelector("[data-composer-frame]");
  const height = composer === null ? 0 : Math.max(0, innerHeight - composer.getBoundingClientRect().top);
  element?.style.setProperty("--composer", `${height}px`);
}
