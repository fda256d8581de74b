/** What is said of imported files and their lines is written in English. */
export const importRefusals: Readonly<Record<string, string>> = {};
