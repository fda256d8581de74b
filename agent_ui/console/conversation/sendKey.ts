import type { Preferences } from "../desk/preferences";

type Choice = "enterSends" | "enterSendsLetters";

/** Which preference counts here: what has a subject is a letter, everything else a chat. */
export const choiceFor = (features: readonly string[]): Choice =>
  features.includes("subject") ? "enterSendsLetters" : "enterSends";

/** Whether Enter alone sends what is written here. */
export const doesEnterSend = (preferences: Preferences, features: readonly string[]): boolean =>
  preferences[choiceFor(features)];
