/** Intl objects are expensive to make, so those of each language are kept. */
const kept = new Map<string, { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat }>();

function rulesOf(tag: string): { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat } {
  const known = kept.get(tag) ?? { rules: new Intl.PluralRules(tag), numbers: new Intl.NumberFormat(tag) };
  kept.set(tag, known);
  return known;
}

/** The form of a word that goes with a count. */
export function plural(
  tag: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  const { rules, numbers } = rulesOf(tag);
  return (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count));
}
