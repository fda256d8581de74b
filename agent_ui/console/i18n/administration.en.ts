/** The words of every administration screen. */
import { adminWords } from "./admin.en";
import { lendingWords } from "./lending.en";
import { personalWords } from "./personal.en";
import { queueEditorWords } from "./queueEditor.en";
import { recordWords } from "./records.en";
import type { Same } from "./same";

const english = {
  admin: adminWords,
  lending: lendingWords,
  personal: personalWords,
  queueEditor: queueEditorWords,
  records: recordWords,
};

export type AdministrationWords = Same<typeof english>;

export const administrationWords: AdministrationWords = english;
