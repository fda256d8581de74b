/** Rich text as HTML and as plain text, both ways. */
import { DOMParser as Reader, DOMSerializer, Fragment, Slice, type Node } from "prosemirror-model";
import { isRich, kind, mark, schema } from "./schema";

export interface Written {
  readonly text: string;
  /** Empty where it would say no more than the text. */
  readonly html: string;
}

export const writtenOf = (doc: Node): Written => ({ text: textOf(doc), html: isRich(doc) ? htmlOf(doc) : "" });

export const docOf = ({ text, html }: Written): Node => (html === "" ? docOfText(text) : docOfHtml(html));

/** Every line is a paragraph, so that plain text comes back as it was. */
export function linesOf(text: string): readonly Node[] {
  return text.split("\n").map((line) => kind("paragraph").create(null, line === "" ? null : schema.text(line)));
}

/** A text to be put between what stands before and after it. */
export const sliceOf = (text: string): Slice => new Slice(Fragment.from([...linesOf(text)]), 1, 1);

const docOfText = (text: string): Node => schema.topNodeType.create(null, [...linesOf(text)]);

/** Read where nothing runs and nothing is fetched. */
function docOfHtml(html: string): Node {
  const page = new DOMParser().parseFromString(plainBreaks(html), "text/html");
  return Reader.fromSchema(schema).parse(page.body);
}

/** HTML from elsewhere, in which a line that is empty is no line with a break in it. */
export function plainBreaks(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const line of page.querySelectorAll("div, p, li")) {
    const [only, more] = line.childNodes;
    if (more === undefined && only?.nodeName === "BR") only.remove();
  }
  return page.body.innerHTML;
}

function htmlOf(doc: Node): string {
  const page = document.createElement("div");
  page.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  for (const line of page.querySelectorAll("div")) {
    if (line.firstChild === null) line.append(document.createElement("br"));
  }
  return page.innerHTML;
}

/** What people read where nothing is bold: lists keep their signs, links their addresses. */
export const textOf = (doc: Node): string => textLines(doc).join("\n");

function textLines(node: Node): string[] {
  if (node.isTextblock) return words(node).split("\n");
  const parts = node.children.map(textLines);
  if (node.type === kind("blockquote")) return parts.flat().map((line) => (line === "" ? ">" : `> ${line}`));
  if (node.type === kind("bullet_list")) return parts.flatMap((lines) => behind("- ", lines));
  const first = Number(node.attrs["start"]);
  if (node.type === kind("ordered_list")) return parts.flatMap((lines, at) => behind(`${first + at}. `, lines));
  return parts.flat();
}

const behind = (sign: string, lines: readonly string[]) =>
  lines.map((line, at) => (at === 0 ? sign : " ".repeat(sign.length)) + line);

/** The words of a paragraph; a link that is called otherwise than its address is followed by that. */
function words(paragraph: Node): string {
  let text = "";
  let open = { href: "", from: 0 };
  const close = () => {
    const label = text.slice(open.from);
    const isSaid =
      open.href === "" || label === "" || open.href.replace(/^(https?:\/\/|mailto:|tel:)/i, "") === bare(label);
    if (!isSaid) text += ` (${open.href})`;
  };
  paragraph.forEach((node) => {
    const href = String(mark("link").isInSet(node.marks)?.attrs["href"] ?? "");
    if (href !== open.href) {
      close();
      open = { href, from: text.length };
    }
    text += node.isText ? (node.text ?? "") : "\n";
  });
  close();
  return text;
}

const bare = (label: string) => label.replace(/^(https?:\/\/|mailto:|tel:)/i, "");
