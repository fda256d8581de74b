import { plural } from "./plural";

/** The words around a mail that is read, in English. */
export const mailWords = {
  pictures: (count: number) =>
    plural("en", count, {
      one: "# picture is not loaded: it would tell its sender that the mail is read.",
      other: "# pictures are not loaded: they would tell their sender that the mail is read.",
    }),
  show: "Show pictures",
  always: (sender: string) => `Always for ${sender}`,
  picturesAlways: (sender: string) => `Pictures from ${sender} are always shown.`,
  never: "No longer",
};

export type MailWords = typeof mailWords;
