/** Texts by language, as they are edited: rows that may not be complete yet. */

export interface TextRow {
  /** A tag such as `en` or `zh-Hans`; empty: for everybody. */
  readonly language: string;
  readonly text: string;
}

export type Wording = string | Readonly<Record<string, string>>;

export function rowsOf(wording: Wording): readonly TextRow[] {
  if (typeof wording === "string") return [{ language: "", text: wording }];
  const rows = Object.entries(wording).map(([language, text]) => ({ language, text }));
  return rows.length > 0 ? rows : [{ language: "", text: "" }];
}

/** What is sent: one text for everybody, or one for each language. */
export function wordingOf(rows: readonly TextRow[]): Wording {
  const [first] = rows;
  if (rows.length === 1 && first !== undefined && first.language.trim() === "") return first.text;
  return Object.fromEntries(rows.map(({ language, text }) => [language.trim(), text]));
}

/** The places of rows whose language is none, or is there already. */
export function wrongLanguages(rows: readonly TextRow[]): readonly number[] {
  if (rows.length === 1 && rows[0]?.language.trim() === "") return [];
  const tag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
  return rows.flatMap(({ language }, place) => {
    const wanted = language.trim().toLowerCase();
    const isTwice = rows.findIndex((row) => row.language.trim().toLowerCase() === wanted) !== place;
    return !tag.test(wanted) || isTwice ? [place] : [];
  });
}

/** An id that people can read, which is not among the known ones. */
export function idFor(name: string, known: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 40);
  const base = plain === "" ? "reply" : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!known.includes(id)) return id;
  }
}
