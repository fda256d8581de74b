/** What rich text may consist of: the same few forms that the hub lets leave, and nothing else can be typed or pasted. */
import { Schema, type Node, type Schema as SchemaOf } from "prosemirror-model";
import { addressOf } from "./address";

export const schema: SchemaOf = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      group: "block",
      content: "inline*",
      parseDOM: [{ tag: "p" }, { tag: "div" }, { tag: "h1, h2, h3, h4, h5, h6" }],
      // Mail programs put space around `p`: a line of ours is a line, and an empty one is the space.
      toDOM: () => ["div", 0],
    },
    blockquote: {
      group: "block",
      content: "block+",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: {
      group: "block",
      content: "list_item+",
      attrs: { start: { default: 1 } },
      parseDOM: [{ tag: "ol", getAttrs: (list) => ({ start: Number(list.getAttribute("start")) || 1 }) }],
      toDOM: ({ attrs }) => (attrs["start"] === 1 ? ["ol", 0] : ["ol", { start: String(attrs["start"]) }, 0]),
    },
    list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    text: { group: "inline" },
    hard_break: {
      group: "inline",
      inline: true,
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: linkOf }],
      toDOM: ({ attrs }) => ["a", { href: String(attrs["href"]) }, 0],
    },
    em: {
      parseDOM: [{ tag: "i" }, { tag: "em" }, { style: "font-style=italic" }],
      toDOM: () => ["em", 0],
    },
    strong: {
      parseDOM: [
        { tag: "strong" },
        // What one word processor wraps around everything that it copies.
        { tag: "b", getAttrs: (bold) => (bold.style.fontWeight === "normal" ? false : null) },
        { style: "font-weight", getAttrs: (weight) => (/^(bold(er)?|[6-9]\d\d)$/.test(weight) ? null : false) },
      ],
      toDOM: () => ["strong", 0],
    },
  },
});

/** A link that leads where people go; any other is only its words. */
function linkOf(link: HTMLElement): { href: string } | false {
  const href = addressOf(link.getAttribute("href") ?? "");
  return href === null ? false : { href };
}

/** The kind of node or mark with this name, which the schema has. */
export function kind(name: "paragraph" | "blockquote" | "bullet_list" | "ordered_list" | "list_item" | "hard_break") {
  const found = schema.nodes[name];
  if (found === undefined) throw new Error(`The schema has no ${name}.`);
  return found;
}

export function mark(name: "link" | "em" | "strong") {
  const found = schema.marks[name];
  if (found === undefined) throw new Error(`The schema has no ${name}.`);
  return found;
}

/** Whether it says more than its plain text would. */
export function isRich(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.marks.length > 0 || (node.isBlock && node.type !== kind("paragraph"));
    return !found;
  });
  return found;
}
