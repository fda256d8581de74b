/** What the hub refuses is English already. */
export const refusalSentences: Readonly<Record<string, string>> = {};
