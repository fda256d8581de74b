/** Where the new part of a mail ends: everything after it was said before, and is folded away. */
import { STYLE } from "./parsed";

/** Of Gmail, Thunderbird, Yahoo, Proton, Tutanota, Zimbra, NetEase and others; the hub keeps these names of what it cleans. */
const MARKED = [
  ".gmail_quote",
  ".gmail_quote_container",
  ".gmail_attr",
  ".moz-cite-prefix",
  ".yahoo_quoted",
  ".protonmail_quote",
  ".tutanota_quote",
  ".zmail_extra",
  ".ntes-mailmaster-quote",
  "#OLK_SRC_BODY_SECTION",
  "#isReplyContent",
  "blockquote[type=cite]",
].join();
/** After these nothing is new: Outlook on the desk, on the web and on telephones. */
const OPENERS = [
  "#divRplyFwdMsg",
  "#x_divRplyFwdMsg",
  "#appendonsend",
  "#mail-editor-reference-message-container",
  "#reply-intro",
].join();
const OPENER_STYLE =
  /border-top:\s*(?:solid #(?:e1e1e1|b5c4df) 1(?:\.0)?pt|1(?:\.0)?pt solid (?:#(?:e1e1e1|b5c4df)|rgb\())/i;
/** A head of From, Sent, To and Subject, in the languages in which Outlook writes it. */
const OPENER_TEXT =
  /^\s*(?:From|Von|De|Da|Van|Från|Fra|发件人|寄件者|差出人)\s?[:：][^]{1,300}?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|Skickat|Sendt|发送时间|日期|寄件日期|送信日時)\s?[:：]/;
/** “On Monday, 4 May 2026, Ada wrote:” in whatever language: dated or addressed, and ended by a colon. */
const ATTRIBUTION = /^(?!\s*-{2,})(?=[^]*(?:\d|@))[^]{6,400}[:：]\s*$/;
const LONGEST_ATTRIBUTION = 420;

/** The same mail without what it quotes at its end; null where it quotes nothing, or nothing else is in it. */
export function withoutQuotation(whole: HTMLElement): HTMLElement | null {
  const body = whole.cloneNode(true) as HTMLElement;
  let isCut = cutAtOpener(body);
  for (let last = lastQuotation(body); last !== null; last = lastQuotation(body)) {
    cutFrom(last, body);
    isCut = true;
  }
  if (!isCut) return null;
  cutAttribution(body);
  cutEmptyEnd(body);
  return isBlank(body) ? null : body;
}

function cutAtOpener(body: HTMLElement): boolean {
  for (const element of body.querySelectorAll<HTMLElement>("div, span, p, td")) {
    const isOpener =
      element.matches(OPENERS) ||
      OPENER_STYLE.test(element.getAttribute(STYLE) ?? "") ||
      OPENER_TEXT.test((element.textContent ?? "").slice(0, LONGEST_ATTRIBUTION));
    // Where nothing is said before it, it is the mail itself, or an element around all of it.
    if (!isOpener || isBlankBefore(element, body)) continue;
    cutFrom(element, body);
    return true;
  }
  return false;
}

/** The last quotation, where only white space follows it. */
function lastQuotation(body: HTMLElement): Element | null {
  const all = [...body.querySelectorAll(`${MARKED}, blockquote`)];
  // The outermost one: what is quoted in a quotation goes with it.
  return all.find((element) => isBlankAfter(element, body) && isQuotation(element, body)) ?? null;
}

function isQuotation(element: Element, body: HTMLElement): boolean {
  if (isBlankBefore(element, body)) return false;
  return element.matches(MARKED) || ATTRIBUTION.test(wordsBefore(element, body));
}

/** An element goes with everything that stands after it. */
function cutFrom(element: Node, body: HTMLElement): void {
  let level: Node | null = element;
  while (level !== null && level !== body) {
    while (level.nextSibling !== null) level.nextSibling.remove();
    level = level.parentNode;
  }
  element.parentNode?.removeChild(element);
}

/** Who wrote what was quoted, on the last line of what is left. */
function cutAttribution(body: HTMLElement): void {
  cutEmptyEnd(body);
  const last = lastLine(body);
  if (last.length === 0 || !ATTRIBUTION.test(textOf(last))) return;
  const [first] = last;
  if (first !== undefined) cutFrom(first, body);
}

const BLOCK =
  /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|CENTER|DIV|DL|FOOTER|H[1-6]|HEADER|LI|MAIN|OL|P|PRE|SECTION|TABLE|TBODY|TD|TR|UL)$/;
const isBlock = (node: Node): boolean => BLOCK.test(node.nodeName);

/** The nodes that make the last line of text: from the last break or block on. */
function lastLine(body: HTMLElement): readonly Node[] {
  let inside: Node = body;
  while (inside.lastChild !== null && (isBlock(inside.lastChild) || hasBlock(inside.lastChild)))
    inside = inside.lastChild;
  const nodes: Node[] = [];
  for (let node = inside.lastChild; node !== null; node = node.previousSibling) {
    const isBreak = node.nodeName === "BR" && textOf(nodes).trim() !== "";
    if (isBreak || isBlock(node) || hasBlock(node)) break;
    nodes.unshift(node);
  }
  return nodes;
}

const hasBlock = (node: Node): boolean => [...node.childNodes].some((child) => isBlock(child) || hasBlock(child));
const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => node.textContent ?? "")
    .join("")
    .trim();

/** White space at the end would stand as a gap. */
function cutEmptyEnd(node: Node): void {
  for (let last = node.lastChild; last !== null; last = node.lastChild) {
    if (!isBlank(last)) return cutEmptyEnd(last);
    last.remove();
  }
}

/** Whether there is nothing to read or to look at in it. */
function isBlank(node: Node): boolean {
  if ((node.textContent ?? "").trim() !== "") return false;
  if (node.nodeType !== Node.ELEMENT_NODE) return true;
  const element = node as Element;
  return element.nodeName === "HR" || (!element.matches("img") && element.querySelector("img") === null);
}

function isBlankAfter(element: Node, body: HTMLElement): boolean {
  for (let level: Node | null = element; level !== null && level !== body; level = level.parentNode) {
    for (let next = level.nextSibling; next !== null; next = next.nextSibling) if (!isBlank(next)) return false;
  }
  return true;
}

function isBlankBefore(element: Node, body: HTMLElement): boolean {
  for (let level: Node | null = element; level !== null && level !== body; level = level.parentNode) {
    for (let last = level.previousSibling; last !== null; last = last.previousSibling) if (!isBlank(last)) return false;
  }
  return true;
}

/** The last words before an element, as far back as an attribution may reach. */
function wordsBefore(element: Node, body: HTMLElement): string {
  let words = "";
  for (let level: Node | null = element; level !== null && level !== body; level = level.parentNode) {
    for (let last = level.previousSibling; last !== null; last = last.previousSibling) {
      const isLineEnd = words.trim() !== "" && (isBlock(last) || last.nodeName === "BR");
      if (isLineEnd) return words.trim();
      words = (last.textContent ?? "") + words;
      if (isBlock(last) && words.trim() !== "") return words.trim().slice(-LONGEST_ATTRIBUTION);
      if (words.length > LONGEST_ATTRIBUTION) return words.trim().slice(-LONGEST_ATTRIBUTION);
    }
  }
  return words.trim();
}
