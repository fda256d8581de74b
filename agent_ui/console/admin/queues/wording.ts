/** A text of the company for its customers: one for everybody, or one for each language. */
export type Wording = string | Readonly<Record<string, string>>;

/** Stands where a text is for everybody. */
export const ALL = "";

const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Whether it is a language tag such as `en` or `zh-Hans`. */
export const isTag = (text: string): boolean => TAG.test(text);

/** Each text with its language, and the only one with none. */
export function textsOf(wording: Wording): readonly (readonly [string, string])[] {
  if (typeof wording === "string") return wording === "" ? [] : [[ALL, wording]];
  return Object.entries(wording);
}

/** The text for a reader of this language, else of a kindred one, else English, else the first there is. */
export function saidIn(wording: Wording, language: string): string {
  if (typeof wording === "string") return wording;
  const texts = Object.entries(wording).map(([tag, text]) => [tag.toLowerCase(), text] as const);
  const of = (tag: string) => texts.find(([known]) => known === tag)?.[1];
  for (let tag = language.toLowerCase(); tag !== ""; tag = tag.split("-").slice(0, -1).join("-")) {
    const found = of(tag);
    if (found !== undefined) return found;
  }
  const [kin = ""] = language.toLowerCase().split("-");
  return texts.find(([tag]) => tag.split("-")[0] === kin)?.[1] ?? of("en") ?? texts[0]?.[1] ?? "";
}

/** The wording with the text of one language exchanged. */
export const withText = (wording: Wording, language: string, text: string): Wording =>
  typeof wording === "string" ? text : { ...wording, [language]: text };

/** The wording with one more language; what was for everybody is the first text of it, so that nothing is lost. */
export const withLanguage = (wording: Wording, language: string): Wording =>
  typeof wording === "string" ? { [language]: wording } : { ...wording, [language]: wording[language] ?? "" };

/** The wording without a language; without the last one it is nothing. */
export function withoutLanguage(wording: Wording, language: string): Wording {
  const left = textsOf(wording).filter(([one]) => one !== language);
  return left.length === 0 ? "" : Object.fromEntries(left);
}
