import { part, usePart } from "./parts";
import { signedInWords as english, type SignedInWords } from "./signedIn.en";

const signedIn = part<{ readonly signedIn: SignedInWords }>(
  { signedIn: english },
  {
    "zh-Hans": async () => ({ signedIn: (await import("./signedIn.zh-Hans")).signedInWords }),
    "zh-Hant": async () => ({ signedIn: (await import("./signedIn.zh-Hant")).signedInWords }),
  },
);

/** The words of the present language of where somebody is signed in. */
export const useSignedInWords = (): SignedInWords => usePart(signedIn).signedIn;
