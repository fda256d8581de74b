/** A mail as a tree. The rules of this page forbid inline styles even in a tree that nobody shows, so they rest meanwhile. */

/** Where the styles of an element rest. */
export const STYLE = "data-resting-style";

export function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(html.replaceAll(" style=", ` ${STYLE}=`), "text/html").body;
}

/** The tree as text again, its styles in their place. */
export const written = (body: HTMLElement): string => body.innerHTML.replaceAll(` ${STYLE}=`, " style=");
