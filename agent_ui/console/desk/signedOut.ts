import { forgetDrafts } from "./drafts";
import { START } from "./state";
import { update } from "./store";

let hangUp: () => void = () => undefined;

/** The live line registers how it is closed, so that this file need not know it. */
export function whenSignedOut(action: () => void): void {
  hangUp = action;
}

/** Forget everything of this person; say why when the hub ended the session. */
export function signedOutBy(reason: string): void {
  hangUp();
  forgetDrafts();
  update((state) => ({ ...START, phase: "signed_out", endedBecause: reason, route: state.route }));
}
