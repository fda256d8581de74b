/** The words of rich text, in English. */

export interface RichWords {
  readonly rich: {
    readonly bar: string;
    readonly bold: string;
    readonly italic: string;
    readonly bullets: string;
    readonly numbers: string;
    readonly quote: string;
    readonly link: string;
    readonly undo: string;
    readonly redo: string;
    readonly address: string;
    readonly addressHint: string;
    readonly noAddress: string;
    readonly setLink: string;
    readonly unlink: string;
  };
}

export const richWords: RichWords["rich"] = {
  bar: "Formatting",
  bold: "Bold",
  italic: "Italic",
  bullets: "List with dots",
  numbers: "Numbered list",
  quote: "Quotation",
  link: "Link",
  undo: "Undo",
  redo: "Redo",
  address: "Where the link leads",
  addressHint: "Such as https://example.org or help@example.org",
  noAddress: "Enter an address such as https://example.org.",
  setLink: "Set link",
  unlink: "Remove link",
};
