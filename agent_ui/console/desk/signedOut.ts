import { forgetDrafts } from "./drafts";
import { writeAgain } from "./sending";
import { START } from "./state";
import { present, update } from "./store";

let hangUp: () => void = () => undefined;

/** The live line registers how it is closed, so that this file need not know it. */
export function whenSignedOut(action: () => void): void {
  hangUp = action;
}

/** Forget everything of this person; say why when the hub ended the session. */
export function signedOutBy(reason: string): void {
  hangUp();
  // What was just being sent was not taken: it waits for whoever signs in again.
  if (reason !== "") writeAgain(present().pending);
  forgetDrafts(reason !== "");
  update(({ route, session }) => ({
    ...START,
    phase: "signed_out",
    endedBecause: reason,
    endedEmail: reason === "" ? "" : (session?.person.email ?? ""),
    route,
  }));
}
