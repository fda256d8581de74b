/** The words of every administration screen. */
import { accountWords } from "./accounts.en";
import { adminWords } from "./admin.en";
import { importWords } from "./imports.en";
import { lendingWords } from "./lending.en";
import { personalWords } from "./personal.en";
import { outsideWords } from "./outside.en";
import { providerWords } from "./providers.en";
import { queueEditorWords } from "./queueEditor.en";
import { recordWords } from "./records.en";
import { rightWords } from "./rights.en";
import { startWords } from "./start.en";
import { systemWords } from "./systems.en";
import type { Same } from "./same";

const english = {
  accounts: accountWords,
  admin: adminWords,
  imports: importWords,
  lending: lendingWords,
  outside: outsideWords,
  personal: personalWords,
  providers: providerWords,
  queueEditor: queueEditorWords,
  records: recordWords,
  rights: rightWords,
  start: startWords,
  systems: systemWords,
};

export type AdministrationWords = Same<typeof english>;

export const administrationWords: AdministrationWords = english;
