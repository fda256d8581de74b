/** The shape of a catalogue: the same keys, any words. */
export type Same<T> = T extends (...values: infer Values) => string
  ? (...values: Values) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Same<T[Key]> };
