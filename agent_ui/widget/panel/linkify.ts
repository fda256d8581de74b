export interface Piece {
  /** Where in the text it begins. */
  readonly start: number;
  readonly text: string;
  readonly address: string | null;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'，。；！？）」』】]+/gi;
const TRAILING = /[.,;:!?)\]}]+$/;

/** Cut a text into plain pieces and web addresses; the views make text nodes and anchors of them. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    if (!URL.canParse(address)) continue;
    if (match.index > end) pieces.push({ start: end, text: text.slice(end, match.index), address: null });
    pieces.push({ start: match.index, text: address, address });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end), address: null });
  return pieces;
}
