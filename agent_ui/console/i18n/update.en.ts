/** The words of an installed console, in English; they come after the first screen. */
import type { Same } from "./same";

const english = {
  newer: "A newer version of the console is there. What you are writing is kept.",
  reload: "Reload",
  later: "Later",
};

export type UpdateWords = Same<typeof english>;

export const updateWords: UpdateWords = english;
