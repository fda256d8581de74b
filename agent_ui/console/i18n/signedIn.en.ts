/** The words of where somebody is signed in, which come with their screens. */
import type { Same } from "./same";

const english = {
  title: "Where I am signed in",
  lead: "End what you do not know, and change your password.",
  ofHer: "Where she is signed in",
  none: "Nowhere.",
  unknown: "Unknown browser",
  here: "here",
  since: (when: string) => `Signed in ${when}`,
  seen: (when: string) => `last used ${when}`,
  end: "Sign out there",
  endOf: (device: string) => `Sign out there: ${device}`,
  others: "Sign out everywhere else",
  all: "Sign her out everywhere",
  ended: "Signed out there.",
  endedAll: "Signed out everywhere.",
};

export type SignedInWords = Same<typeof english>;

export const signedInWords: SignedInWords = english;
