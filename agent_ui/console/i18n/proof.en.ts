/** The words of how people prove who they are, which come with their screens. */
import { plural } from "./plural";
import type { Same } from "./same";

const english = {
  title: "How I sign in",
  secondStep: "Second step",
  lead: "After your password, a code of an app on your telephone: a password that somebody else learns opens nothing.",
  on: "on",
  off: "off",
  required: "Your organisation asks you for one.",
  since: (when: string) => `Set up ${when}`,
  left: (many: number) => plural("en", many, { one: "# recovery code left", other: "# recovery codes left" }),
  setUp: "Set up a second step",
  beginLead: "First your password, so that nobody does this who only found your screen open.",
  goOn: "Go on",
  scan: "Open an app that makes codes (any authenticator, or your password manager) and scan this picture.",
  picture: "QR code for the app; the same stands below to be typed",
  orType: "Or type this into the app:",
  openApp: "Open it in an app on this device",
  thenType: "Then type the code that the app shows.",
  code: "Code",
  codeMissing: "Type the code that the app shows.",
  orRecovery: "Or one of your recovery codes.",
  turnOn: "Turn it on",
  recoveryTitle: "Recovery codes",
  recoveryLead:
    "Each of them signs you in once when your telephone is not at hand. They are shown this once: keep them where your telephone is not.",
  copy: "Copy",
  copied: "Copied.",
  copyByHand: "Selected: copy it with Ctrl+C.",
  keepFile: "Keep as a file",
  kept: "I have kept them",
  renew: "New recovery codes",
  renewLead: "The recovery codes that you have will be void.",
  end: "Turn it off",
  endLead: "From then on your password alone signs you in.",
  ended: "The second step is off.",
  codeLead: "One more step: a code.",
  codeHint: "The one that your app shows now, or a recovery code.",
  signIn: "Sign in",
  enrolLead: "Your organisation asks for a second step. Set it up now.",
  again: "Begin again",
  ofHer: "Second step",
  herLead: (since: string) => `Set up ${since}.`,
  herNone: "She has none.",
  herRequired: "She is asked to set one up when she signs in next.",
  reset: "Reset her second step",
  resetHint: "When her telephone is lost: she is signed out everywhere, and her password alone lets her in again.",
  wasReset: "Her second step was reset.",
};

export type ProofWords = Same<typeof english>;

export const proofWords: ProofWords = english;
