/** A value in one spelling: two that mean the same are written the same. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${key}:${spelled(each)}`).join(",")}}`;
}

/** Whether two values of the API mean the same, in whichever order their fields stand. */
export const isSame = (one: unknown, other: unknown): boolean => spelled(one) === spelled(other);
