/** What a channel takes as one message: the mirror of channels/limits.py, held to it by one table of cases. */
import type { Limits } from "../desk/floor";

export type Fault =
  | "window_shut"
  | "text_too_long"
  | "kind_forbidden"
  | "file_too_large"
  | "too_many_files"
  | "files_too_large";

export interface Excess {
  readonly fault: Fault;
  /** Characters, files, bytes, or seconds of the window. */
  readonly limit: number;
  readonly actual: number;
  /** The first file that cannot go with it. */
  readonly file: string;
}

export interface SentFile {
  readonly name: string;
  readonly content_type: string;
  readonly bytes: number;
}

/** Where a channel sets no limit. */
export const ANYTHING: Limits = {
  longest_text: 0,
  counts_utf16: false,
  most_files: 0,
  most_bytes: 0,
  files: [],
  reply_window_seconds: 0,
  edit_window_seconds: 0,
  withdrawal_window_seconds: 0,
  reactions: [],
};

const excess = (fault: Fault, limit = 0, actual = 0, file = ""): Excess => ({ fault, limit, actual, file });

/** How long a text is as the channel counts it: an emoji is one character, and two halves. */
export const lengthOf = ({ counts_utf16: isByHalves }: Limits, text: string): number =>
  isByHalves ? text.length : Array.from(text).length;

const NEARLY = 0.9;

/** Whether so little is left that one wants to know how much. */
export const isNearlyFull = (limits: Limits, text: string): boolean =>
  limits.longest_text > 0 && text.length > limits.longest_text * NEARLY;

/** The first reason why a channel does not take this; null where it does. */
export function excessOf(limits: Limits, text: string, files: readonly SentFile[]): Excess | null {
  const { longest_text: longest, most_files: most, most_bytes: mostBytes } = limits;
  // Characters are never more than halves, and need not be counted one by one where all halves fit.
  const length = longest > 0 && text.length > longest ? lengthOf(limits, text) : 0;
  if (length > longest) return excess("text_too_long", longest, length);
  let total = 0;
  for (const [place, file] of files.entries()) {
    total += file.bytes;
    const found = ofFile(limits, file);
    if (found !== null) return found;
    if (most > 0 && place >= most) return excess("too_many_files", most, files.length, file.name);
    if (mostBytes > 0 && total > mostBytes) return excess("files_too_large", mostBytes, total, file.name);
  }
  return null;
}

function ofFile({ files: rules }: Limits, { name, content_type: type, bytes }: SentFile): Excess | null {
  const among = new Set([type, `${type.split("/")[0]}/*`, "*/*"]);
  const rule = rules.find(({ kinds }) => kinds.some((kind) => among.has(kind)));
  if (rule === undefined) return rules.length > 0 ? excess("kind_forbidden", 0, 0, name) : null;
  const isTooLarge = rule.most_bytes > 0 && bytes > rule.most_bytes;
  return isTooLarge ? excess("file_too_large", rule.most_bytes, bytes, name) : null;
}

/** When the window of replies shuts, in milliseconds; null where there is none, or it was never open. */
export const shutsAt = ({ reply_window_seconds: seconds }: Limits, heardAt: string | null): number | null =>
  seconds === 0 || heardAt === null ? null : Date.parse(heardAt) + seconds * 1_000;

/** That the window of replies is shut, for good or until the customer writes again; null where one may write. */
export function windowExcess(limits: Limits, heardAt: string | null, nowMs: number): Excess | null {
  if (limits.reply_window_seconds === 0) return null;
  const until = shutsAt(limits, heardAt);
  return until !== null && nowMs < until ? null : excess("window_shut", limits.reply_window_seconds);
}

/** What counts of a file that was chosen and is not there yet. */
export const chosen = ({ name, type, size }: File): SentFile => ({
  name,
  content_type: (type.split(";")[0] ?? "").trim().toLowerCase() || "application/octet-stream",
  bytes: size,
});
