/** The field for rich text on screen, where there is one: what the rest of the console asks of it. */

export interface RichField {
  /** Write on at the end. */
  readonly append: (text: string) => void;
  /** Write where the cursor stands. */
  readonly type: (text: string) => void;
  /** Select the first place that says this. */
  readonly select: (text: string) => void;
  /** Go to its buttons. */
  readonly format: () => void;
}

let present: RichField | null = null;

export const richField = (): RichField | null => present;

/** It is on screen until the function that is returned is called. */
export function showRichField(field: RichField): () => void {
  present = field;
  return () => {
    if (present === field) present = null;
  };
}

const BREAK = "<div><br></div>";
const BREAKS_AROUND = new RegExp(`^(?:${BREAK})+|(?:${BREAK})+$`, "g");
const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Plain text in rich form: every line a paragraph. */
export const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? BREAK : `<div>${line.replaceAll(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)}</div>`))
    .join("");

/** Rich text as it leaves: without empty lines around it. */
export const trimmed = (html: string): string => html.replaceAll(BREAKS_AROUND, "");
