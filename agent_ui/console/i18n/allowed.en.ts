/** The words of what a channel allows, in English. */
import { plural } from "./plural";

export const allowedWords = {
  left: (count: number) => plural("en", count, { one: "# character left", other: "# characters left" }),
  textTooLong: (limit: string, length: string) =>
    `A message here may have ${limit} characters; this one has ${length}. Shorten it, or send it in several.`,
  kindForbidden: (file: string) => `“${file}” is of a kind that cannot be sent here. Send it another way.`,
  fileTooLarge: (file: string, limit: string) =>
    `“${file}” is too large: such a file may have ${limit} here. Send a link instead.`,
  tooManyFiles: (file: string, limit: number) =>
    plural("en", limit, {
      one: `“${file}” is one too many: a message here may have # file. Send it separately.`,
      other: `“${file}” is one too many: a message here may have # files. Send it separately.`,
    }),
  filesTooLarge: (file: string, limit: string) =>
    `With “${file}” the files have more than ${limit}, which is all that a message here may have. Send it separately, or as a link.`,
  openUntil: (when: string) => `You can answer until ${when}, or longer once the customer writes again.`,
  shut: (span: string) => `Here customers can be written to for ${span} after each of their messages, and not now.`,
  shutRemedy: "You can write as soon as the customer does.",
};

export type AllowedWords = typeof allowedWords;
