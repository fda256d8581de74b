/** Where the cursor stands in rich text, and what the field says of itself. */
import type { Node } from "prosemirror-model";
import { Selection, type EditorState } from "prosemirror-state";

/** What stands before the cursor in its paragraph; every character takes the place that it takes there. */
export function beforeCursor({ selection: { $from, empty } }: EditorState): string {
  return empty ? $from.parent.textBetween(0, $from.parentOffset, undefined, "\n") : "";
}

/** The place in a text without form: where plain text has a line break, two places are between paragraphs. */
export function caretAt(doc: Node, caret: number): Selection {
  let left = caret;
  let place = 1;
  for (const line of doc.children) {
    if (left <= line.content.size) break;
    left -= line.content.size + 1;
    place += line.nodeSize;
  }
  return Selection.near(doc.resolve(Math.min(place + left, doc.content.size)));
}

/** Where something is said first. */
export function placeOf(doc: Node, sought: string): { from: number; to: number } | null {
  let from = -1;
  doc.descendants((node, start) => {
    const at =
      node.isTextblock && from < 0 ? node.textBetween(0, node.content.size, undefined, "\n").indexOf(sought) : -1;
    if (at >= 0) from = start + 1 + at;
    return from < 0;
  });
  return from < 0 ? null : { from, to: from + sought.length };
}

interface Said {
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly placeholder: string;
  readonly isReadOnly: boolean;
  readonly isComposer: boolean;
  /** The id of the list of suggestions. */
  readonly list: string;
  /** The id of the one that is marked; null while there are none. */
  readonly marked: string | null;
  readonly hasList: boolean;
}

export function attributesOf(said: Said): Record<string, string> {
  return {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": said.label,
    ...(said.placeholder !== "" && { "aria-placeholder": said.placeholder }),
    ...(said.describedBy !== undefined && { "aria-describedby": said.describedBy }),
    ...(said.isReadOnly && { "aria-readonly": "true", tabindex: "0" }),
    ...(said.hasList && { "aria-autocomplete": "list" }),
    ...(said.marked !== null && { "aria-controls": said.list, "aria-activedescendant": said.marked }),
    ...(said.isComposer && { "data-composer": "" }),
  };
}
