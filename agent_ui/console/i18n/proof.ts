import { part, usePart } from "./parts";
import { proofWords as english, type ProofWords } from "./proof.en";

const proof = part<{ readonly proof: ProofWords }>(
  { proof: english },
  {
    "zh-Hans": async () => ({ proof: (await import("./proof.zh-Hans")).proofWords }),
    "zh-Hant": async () => ({ proof: (await import("./proof.zh-Hant")).proofWords }),
  },
);

/** The words of the present language of how people prove who they are. */
export const useProofWords = (): ProofWords => usePart(proof).proof;
