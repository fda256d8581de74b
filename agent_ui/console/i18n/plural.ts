/** The form of a word that goes with a count. */
export function plural(
  tag: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  const rule = new Intl.PluralRules(tag).select(count);
  return (forms[rule] ?? forms.other).replace("#", new Intl.NumberFormat(tag).format(count));
}
