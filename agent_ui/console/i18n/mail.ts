/** The words around a mail come with the first one that is read. */
import { mailWords as english, type MailWords } from "./mail.en";
import { part, usePart } from "./parts";

const mail = part<{ readonly mail: MailWords }>(
  { mail: english },
  {
    "zh-Hans": async () => ({ mail: (await import("./mail.zh-Hans")).mailWords }),
    "zh-Hant": async () => ({ mail: (await import("./mail.zh-Hant")).mailWords }),
  },
);

export const useMailWords = (): MailWords => usePart(mail).mail;
