/** The words of screens that most people never open: they come with the screen, not with the first page. */
import { use, useMemo } from "react";
import type { Messages } from "./en";
import { untilHere } from "../loading/untilHere";
import { accompany, useLanguage, type Language } from "./language";

export interface Part<Words extends object> {
  /** The same promise for the same language, until it fails. */
  readonly load: (language: Language) => Promise<Words>;
  /** The same for whoever draws it, which never fails: without a line it waits. */
  readonly awaited: (language: Language) => Promise<Words>;
}

/** React reads these of a promise: whoever asks for what is here already does not wait for a turn. */
function kept<Words>(promise: Promise<Words>, words: Words): Promise<Words> {
  return Object.assign(promise, { status: "fulfilled" as const, value: words });
}

/** A part whose English comes along with it, and whose other languages come when they are spoken. */
export function part<Words extends object>(
  english: Words,
  others: Readonly<Record<Exclude<Language, "en">, () => Promise<Words>>>,
): Part<Words> {
  const arriving = new Map<Language, Promise<Words>>([["en", kept(Promise.resolve(english), english)]]);
  const load = (language: Language): Promise<Words> => {
    const begun = arriving.get(language);
    if (begun !== undefined) return begun;
    const loading = (async () => {
      try {
        const words = language === "en" ? english : await others[language]();
        const promise = arriving.get(language);
        if (promise !== undefined) void kept(promise, words);
        return words;
      } catch (error) {
        arriving.delete(language);
        throw error;
      }
    })();
    arriving.set(language, loading);
    return loading;
  };
  const waiting = new Map<Language, Promise<Words>>();
  const awaited = (language: Language): Promise<Words> => {
    const here = arriving.get(language);
    if (here !== undefined && "status" in here) return here;
    const begun = waiting.get(language);
    if (begun !== undefined) return begun;
    const promise = untilHere(() => load(language));
    waiting.set(language, promise);
    void promise.then((words) => kept(promise, words));
    return promise;
  };
  // Whoever changes the language on such a screen sees it change at once, not vanish and come back.
  accompany(load);
  return { load, awaited };
}

/** The words of the present language, the part's among them; the screen waits for them where they are not here. */
export function usePart<Words extends object>(one: Part<Words>): Messages & Words {
  const { language, messages } = useLanguage();
  // Always asked for: a component that waited once and does not ask when it is drawn again loses its other hooks.
  const words = use(one.awaited(language));
  return useMemo(() => ({ ...messages, ...words }), [messages, words]);
}
