/** What can be done to rich text, by key and by button. */
import { baseKeymap, chainCommands, lift, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import { kind, mark } from "./schema";

export type Format = "bold" | "italic" | "bullets" | "numbers" | "quote";

/** Whether what is selected, or would be typed, has this form. */
export function hasFormat(state: EditorState, format: Format): boolean {
  if (format === "bold" || format === "italic") return hasMark(state, format === "bold" ? "strong" : "em");
  const list = nearestList(state);
  if (format === "bullets") return list?.type === kind("bullet_list");
  if (format === "numbers") return list?.type === kind("ordered_list");
  return isInside(state, kind("blockquote"));
}

function hasMark(state: EditorState, name: "strong" | "em" | "link"): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return mark(name).isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, mark(name));
}

function isInside({ selection: { $from } }: EditorState, type: NodeType): boolean {
  return Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth)).some((node) => node.type === type);
}

/** The list in which the selection begins, and where it stands. */
function nearestList({ selection: { $from } }: EditorState): { type: NodeType; at: number } | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type } = $from.node(depth);
    if (type === kind("bullet_list") || type === kind("ordered_list")) return { type, at: $from.before(depth) };
  }
  return null;
}

/** Begin a list, turn one into the other kind, or end it. */
function toggleList(type: NodeType): Command {
  return (state, dispatch, view) => {
    const list = nearestList(state);
    if (list === null) return wrapInList(type)(state, dispatch, view);
    if (list.type === type) return liftListItem(kind("list_item"))(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(list.at, type));
    return true;
  };
}

const toggleQuote: Command = (state, dispatch, view) =>
  (isInside(state, kind("blockquote")) ? lift : wrapIn(kind("blockquote")))(state, dispatch, view);

const FORMATS: Readonly<Record<Format, Command>> = {
  bold: toggleMark(mark("strong")),
  italic: toggleMark(mark("em")),
  bullets: toggleList(kind("bullet_list")),
  numbers: toggleList(kind("ordered_list")),
  quote: toggleQuote,
};

export const toggle = (format: Format): Command => FORMATS[format];

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(kind("hard_break").create()).scrollIntoView());
  return true;
};

/** At the beginning of a point or a quotation, going back ends it. */
const endForm: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.index(-1) > 0) return false;
  if ($from.node(-1).type === kind("list_item")) return liftListItem(kind("list_item"))(state, dispatch, view);
  return $from.node(-1).type === kind("blockquote") && lift(state, dispatch, view);
};

/** The keys, in the words of the library: `Mod` is the key that goes with others. */
export const KEYS: Readonly<Record<string, Command>> = {
  ...baseKeymap,
  Enter: chainCommands(splitListItem(kind("list_item")), baseKeymap["Enter"] ?? (() => false)),
  Backspace: chainCommands(endForm, baseKeymap["Backspace"] ?? (() => false)),
  "Shift-Enter": breakLine,
  "Mod-z": undo,
  "Shift-Mod-z": redo,
  "Mod-y": redo,
  "Mod-b": toggle("bold"),
  "Mod-i": toggle("italic"),
  "Mod-Shift-7": toggle("numbers"),
  "Mod-Shift-8": toggle("bullets"),
  "Mod-Shift-9": toggle("quote"),
  // Tab goes on to the next control, as everywhere.
  "Mod-]": sinkListItem(kind("list_item")),
  "Mod-[": liftListItem(kind("list_item")),
};

export interface LinkHere {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** The link in which the selection begins, whole; its place alone, where there is none. */
export function linkAt(state: EditorState): LinkHere {
  const { from, to, $from } = state.selection;
  const parent = $from.parent;
  let found: LinkHere | null = null;
  parent.forEach((node, offset) => {
    const link = mark("link").isInSet(node.marks);
    const start = $from.start() + offset;
    const href = String(link?.attrs["href"] ?? "");
    if (link === undefined || start > from || start + node.nodeSize < from || (found?.to ?? from) < from) return;
    const isContinued = found !== null && found.href === href && found.to === start;
    found = { from: isContinued && found !== null ? found.from : start, to: start + node.nodeSize, href };
  });
  return found ?? { from, to, href: "" };
}

/** Lead what is selected there; where nothing is, the address says so itself. */
export function linkTo(href: string, label: string): Command {
  return (state, dispatch) => {
    const { from, to } = linkAt(state);
    const link = mark("link").create({ href });
    const tr = state.tr;
    if (from === to) tr.insertText(label, from).addMark(from, from + label.length, link);
    else tr.removeMark(from, to, mark("link")).addMark(from, to, link);
    const end = from === to ? from + label.length : to;
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(mark("link")).scrollIntoView());
    return true;
  };
}

/** Leave only its words. */
export const unlink: Command = (state, dispatch) => {
  const { from, to, href } = linkAt(state);
  if (href !== "") dispatch?.(state.tr.removeMark(from, to, mark("link")));
  return href !== "";
};

export { redo, undo };
