/** Words of the catalogue for values of the wire; what is new there still reads as words. */
import type { OfferCard, OfferReason } from "@contact-hub/shared/wire.gen";
import type { Messages } from "../i18n/en";
import { span } from "../i18n/format";
import { language } from "../i18n/language";
import { personName, reasonName, waitingOf } from "./derived";
import type { ConsoleState } from "./state";

function spelled(name: string): string {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const pick = (words: Readonly<Record<string, string>>, name: string) => words[name] ?? spelled(name);

/** What the router calls its grounds. */
export const routingWord = (messages: Messages, code: string) => pick(messages.routing.codes, code);
/** What an entry rule asks of an arrival. */
export const conditionWord = (messages: Messages, part: string) => pick(messages.routing.conditions, part);
export const channelWord = (messages: Messages, channel: string) => pick(messages.channels, channel);
export const stateWord = (messages: Messages, state: string) => pick(messages.states, state);

/** How somebody can be reached, with the reason when there is one. */
export function presenceWord(messages: Messages, state: ConsoleState, presence: string, reason: string | null): string {
  const { available, away, offline, busy, onCall, noAnswer, connectionLost } = messages.presence;
  const words: Readonly<Record<string, string>> = { available, away, offline, busy, on_call: onCall };
  const own: Readonly<Record<string, string>> = { "no-answer": noAnswer, "connection-lost": connectionLost };
  if (presence === "away" && reason !== null && reason !== "") return own[reason] ?? reasonName(state, reason);
  return pick(words, presence);
}

/** For whom a waiting conversation rings; null while it rings for nobody. */
export function ringingWords(messages: Messages, state: ConsoleState, id: string): string | null {
  const to = waitingOf(state, id)?.offered_to ?? null;
  if (to === null) return null;
  return to === state.desk?.me.id ? messages.inbox.ringsForYou : messages.inbox.ringsFor(personName(state, to));
}

/** Whether nobody could serve what waits, or nobody who could is signed in; null while somebody could. */
export const prospectWord = ({ inbox: { prospects } }: Messages, prospect: string): string | null =>
  (prospects as Readonly<Record<string, string>>)[prospect] ?? null;

/** What becomes of a conversation whose offer I decline, as far as the router knew when it rang. */
export function declineWords({ offer: words }: Messages, offer: OfferCard | null): string {
  const reason = offer?.reason ?? null;
  if (reason === null || reason.rule === "named_agent") return words.declineLead;
  return reason.eligible > 1 ? words.declineToNext : words.declineOnly;
}

/** Whether it was meant for its agent, and nobody compared her with others. */
export const isMeant = (rule: string) => rule === "named_agent" || rule === "first_choice";

function firstOf(messages: Messages, { rule, eligible }: OfferReason, idle: string): string {
  const { why } = messages.offer;
  if (eligible <= 1) return why.only(idle);
  return rule === "longest_idle" ? why.longest(eligible, idle) : why.order(eligible, routingWord(messages, rule));
}

/** Why an offer rings for me, in whole sentences. */
export function reasonWords(messages: Messages, reason: OfferReason): string {
  const { why } = messages.offer;
  if (isMeant(reason.rule) && reason.chosen_by !== "") return why.chosen(reason.chosen_by);
  if (reason.rule === "named_agent") return why.named;
  if (reason.rule === "first_choice") return why.first;
  const sentences = [
    firstOf(messages, reason, span(reason.idle_seconds * 1_000)),
    ...(reason.is_tie ? [why.tie] : []),
    ...(reason.lacking > 0 ? [why.lacking(reason.lacking)] : []),
  ];
  return sentences.join(language() === "en" ? " " : "");
}
