/** What somebody wrote before it was translated stands beside the translation, in her draft and for colleagues. */

/** The field of a draft, and the detail of a message; the hub knows it by the same name. */
export const ORIGINAL = "original";
/** The same in rich form, in a draft alone. */
export const ORIGINAL_HTML = "original_html";

type Fields = Readonly<Record<string, string>>;

/** The fields of a draft, or details of a message, of which nothing was translated. */
export function withoutOriginal(fields: Fields): Fields {
  if (fields[ORIGINAL] === undefined) return fields;
  const { [ORIGINAL]: _text, [ORIGINAL_HTML]: _html, ...others } = fields;
  return others;
}
