/** A mail as it can be shown: without what it quotes, with its pictures counted, and with or without colours of its own. */
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { LONGEST_LOOKED_THROUGH, place } from "./inline";
import { parsed, STYLE, written } from "./parsed";
import { withoutQuotation } from "./quotation";

export interface ReadMail {
  /** All of it. */
  readonly whole: string;
  /** What is new in it; null where it quotes nothing. */
  readonly fresh: string | null;
  /** Whether it is dressed in colours, and so needs the white ground that it was made for. */
  readonly isColoured: boolean;
}

const NONE: ReadonlyMap<string, ItemFile> = new Map();

/** `inline` are the files that it shows, by what it calls them. */
export function readMail(html: string, inline = NONE): ReadMail {
  if (html.length > LONGEST_LOOKED_THROUGH) return { whole: html, fresh: null, isColoured: true };
  const body = parsed(html);
  readyPictures(body, inline);
  const isColoured = hasColours(body);
  if (!isColoured) dropPlainColours(body);
  const fresh = withoutQuotation(body);
  return { whole: written(body), fresh: fresh && written(fresh), isColoured };
}

/** How many pictures of a text wait to be asked for. */
export const waitingPictures = (html: string): number => html.split(`<img ${WAITING}=`).length - 1;

/** The same text with its pictures, for a frame that may fetch them. */
export const withPictures = (html: string): string => html.replaceAll(`<img ${WAITING}=`, "<img src=");

const WAITING = "data-waiting";
const SIZE_OF_A_TRACE = 3;

/** Pictures too small to be seen only tell their sender who reads: they never come, and nobody is asked about them. */
function readyPictures(body: HTMLElement, inline: ReadonlyMap<string, ItemFile>): void {
  for (const picture of body.querySelectorAll("img")) {
    const address = picture.getAttribute("data-remote-src");
    if (/^cid:/i.test(picture.getAttribute("src") ?? "")) place(picture, inline);
    if (address === null) {
      if (!picture.hasAttribute("src") && !picture.getAttribute("alt")) picture.remove();
    } else if (isTrace(picture)) picture.remove();
    else picture.replaceWith(waiting(picture, address));
  }
}

/** The mark stands first, where a text can be searched for it. */
function waiting(picture: HTMLImageElement, address: string): HTMLImageElement {
  const copy = picture.ownerDocument.createElement("img");
  copy.setAttribute(WAITING, address);
  for (const { name, value } of picture.attributes) if (name !== "data-remote-src") copy.setAttribute(name, value);
  return copy;
}

function isTrace(picture: HTMLImageElement): boolean {
  const style = picture.getAttribute(STYLE) ?? "";
  return (["width", "height"] as const).some((side) => {
    const size = picture.getAttribute(side) ?? new RegExp(`(?:^|[;\\s])${side}:\\s*([\\d.]+)px`).exec(style)?.[1];
    return size !== undefined && Number.parseFloat(size) < SIZE_OF_A_TRACE;
  });
}

const COLOUR = /(?:^|[;\s])(color|background-color|background)\s*:\s*([^;]+)/gi;
/** Black on white is what a program writes of itself; it is no choice of colours. */
const BLACK =
  /^(?:black|windowtext|inherit|initial|#000|#000000|#222|#222222|#333|#333333|#1d1d1d|#212121|rgb\((\d\d?), ?\1, ?\1\))$/i;
const WHITE = /^(?:white|window|transparent|inherit|initial|none|#fff|#ffffff|rgb\(255, ?255, ?255\))$/i;

const isPlain = (property: string, value: string): boolean =>
  (property.toLowerCase() === "color" ? BLACK : WHITE).test(value.replace(/!important/i, "").trim());

function hasColours(body: HTMLElement): boolean {
  return [...body.querySelectorAll(`[${STYLE}], [bgcolor], font[color]`)].some((element) => {
    const grounds = [element.getAttribute("bgcolor")].filter((value) => value !== null && value !== "");
    const colour = element.getAttribute("color");
    const styles = [...(element.getAttribute(STYLE) ?? "").matchAll(COLOUR)];
    return (
      grounds.some((value) => !isPlain("background", value ?? "")) ||
      (element.nodeName === "FONT" && colour !== null && !isPlain("color", colour)) ||
      styles.some(([, property = "", value = ""]) => !isLinkColour(element, property) && !isPlain(property, value))
    );
  });
}

/** Of a link only that it is one is told by its colour, and we tell that ourselves. */
const isLinkColour = (element: Element, property: string): boolean =>
  property.toLowerCase() === "color" && element.closest("a") !== null;

/** Without them it takes the colours of the page, also in the dark. */
function dropPlainColours(body: HTMLElement): void {
  for (const element of body.querySelectorAll(`[${STYLE}]`)) {
    const left = (element.getAttribute(STYLE) ?? "").replace(COLOUR, "");
    element.setAttribute(STYLE, left.replace(/^[;\s]+/, ""));
  }
  for (const element of body.querySelectorAll("[bgcolor]")) element.removeAttribute("bgcolor");
  for (const element of body.querySelectorAll("font[color]")) element.removeAttribute("color");
}
