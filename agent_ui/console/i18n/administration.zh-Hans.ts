/** The words of every administration screen, in 简体中文. */
import { accountWords } from "./accounts.zh-Hans";
import { adminWords } from "./admin.zh-Hans";
import { importWords } from "./imports.zh-Hans";
import { lendingWords } from "./lending.zh-Hans";
import { personalWords } from "./personal.zh-Hans";
import { outsideWords } from "./outside.zh-Hans";
import { providerWords } from "./providers.zh-Hans";
import { queueEditorWords } from "./queueEditor.zh-Hans";
import { recordWords } from "./records.zh-Hans";
import { startWords } from "./start.zh-Hans";
import { systemWords } from "./systems.zh-Hans";
import { rightWords } from "./rights.zh-Hans";
import type { AdministrationWords } from "./administration.en";

export const administrationWords: AdministrationWords = {
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
