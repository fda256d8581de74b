import { administrationWords, type AdministrationWords } from "./administration.en";
import type { Messages } from "./en";
import { part, usePart } from "./parts";

export type AdministrationMessages = Messages & AdministrationWords;

const administration = part<AdministrationWords>(administrationWords, {
  "zh-Hans": async () => (await import("./administration.zh-Hans")).administrationWords,
  "zh-Hant": async () => (await import("./administration.zh-Hant")).administrationWords,
});

/** The words of the present language, those of administration among them. */
export const useAdministrationMessages = (): AdministrationMessages => usePart(administration);
