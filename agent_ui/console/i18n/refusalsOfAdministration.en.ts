/** What the hub refuses is written in English: nothing stands in its place. */
export const adminRefusals: Readonly<Record<string, string>> = {};
