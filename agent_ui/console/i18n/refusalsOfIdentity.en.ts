/** What the hub refuses to whoever proves who she is, is written in English: nothing stands in its place. */
export const identityRefusals: Readonly<Record<string, string>> = {};
