/** The words of every administration screen, in 繁體中文. */
import { accountWords } from "./accounts.zh-Hant";
import { adminWords } from "./admin.zh-Hant";
import { importWords } from "./imports.zh-Hant";
import { lendingWords } from "./lending.zh-Hant";
import { personalWords } from "./personal.zh-Hant";
import { outsideWords } from "./outside.zh-Hant";
import { providerWords } from "./providers.zh-Hant";
import { queueEditorWords } from "./queueEditor.zh-Hant";
import { recordWords } from "./records.zh-Hant";
import { startWords } from "./start.zh-Hant";
import { systemWords } from "./systems.zh-Hant";
import { rightWords } from "./rights.zh-Hant";
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
