import type { AllowedWords } from "../../i18n/allowed.en";
import { allowedWords } from "../../i18n/allowed";
import { bytes, number, span } from "../../i18n/format";
import { notify } from "../../desk/notices";
import type { Excess, Fault } from "../limits";

const SENTENCES: Readonly<Record<Fault, (words: AllowedWords, excess: Excess) => string>> = {
  window_shut: (words, { limit }) => `${words.shut(span(limit * 1_000))} ${words.shutRemedy}`,
  text_too_long: (words, { limit, actual }) => words.textTooLong(number(limit), number(actual)),
  kind_forbidden: (words, { file }) => words.kindForbidden(file),
  file_too_large: (words, { file, limit }) => words.fileTooLarge(file, bytes(limit)),
  too_many_files: (words, { file, limit }) => words.tooManyFiles(file, limit),
  files_too_large: (words, { file, limit }) => words.filesTooLarge(file, bytes(limit)),
};

/** What is too much, and what to do about it. */
export const excessSentence = (words: AllowedWords, excess: Excess): string => SENTENCES[excess.fault](words, excess);

/** A file was chosen that cannot go with the message. */
export async function tellExcess(excess: Excess): Promise<void> {
  notify(excessSentence(await allowedWords(), excess), "problem");
}
