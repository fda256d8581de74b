import { adopt, isLanguageChosenHere, language, type Language } from "../i18n/language";
import { api } from "./api";
import { base } from "./base";
import { connect, disconnect } from "./connection";
import { keepDrafts } from "./drafts";
import { onSessionLost, setCsrf } from "./http";
import { attempt } from "./notices";
import { writeAgainOnLeaving } from "./sending";
import { signedOutBy, whenSignedOut } from "./signedOut";
import { present, set } from "./store";
import type { NextStep, Session } from "./people";
import { startPage } from "./view";

const tabs = new BroadcastChannel(`hub ${base.pathname}`);

/** Find out who sits here, and open the desk or the sign-in page. */
export async function start(): Promise<void> {
  whenSignedOut(disconnect);
  document.addEventListener("visibilitychange", () => void keepDrafts());
  addEventListener("pagehide", writeAgainOnLeaving);
  tabs.addEventListener("message", () => signedOutBy(""));
  onSessionLost(() => {
    if (present().phase === "ready") signedOutBy("expired");
  });
  try {
    await goIn();
  } catch {
    set({ phase: "signed_out" });
  }
}

/** Sign in with a password; what is answered is still to be done, and null means that she is in. */
export async function signIn(email: string, password: string): Promise<NextStep | null> {
  const answer = await api.signIn(email, password);
  if ("step" in answer) return answer;
  await enter(answer);
  return null;
}

/** The second step of signing in. */
export async function giveCode(ticket: string, code: string): Promise<void> {
  await enter(await api.giveCode(ticket, code));
}

/** Sign in with what a passkey signed. */
export async function givePasskey(signed: object): Promise<void> {
  await enter(await api.signPasskey(signed));
}

/** Open the desk for whoever is signed in, or the sign-in page. */
export async function goIn(): Promise<void> {
  const session = await api.whoIsHere();
  if (session === undefined) set({ phase: "signed_out" });
  else await enter(session);
}

async function enter(session: Session): Promise<void> {
  setCsrf(session.csrf);
  const [desk, floor] = await Promise.all([
    hasDesk(session) ? api.desk() : null,
    api.floor(),
    isLanguageChosenHere() ? null : adopt(session.person.language),
  ]);
  set({ phase: "ready", session, desk, floor, endedBecause: null, endedEmail: "" });
  startPage();
  connect();
}

/** Somebody who only administers has no desk of her own. */
const hasDesk = (session: Session) => session.permissions.includes("desk.read");

/** Leave, in every tab of this console. */
export async function signOut(): Promise<void> {
  await keepDrafts();
  const elsewhere = await attempt(() => api.signOut());
  // A channel of tabs has no target origin: it never leaves this one.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage("signed out");
  signedOutBy("");
  // Who signed in by a provider signs out there too.
  if (elsewhere !== undefined) location.assign(elsewhere.go_on_at);
}

/** Change the language of the screen, and of the person when somebody is signed in. */
export async function speak(chosen: Language): Promise<void> {
  if (chosen === language()) return;
  await adopt(chosen, true);
  if (present().phase === "ready") await attempt(() => api.setLanguage(chosen));
}
