import type { Item } from "@contact-hub/shared/wire.gen";
import { accountName, dispositionName, queueName } from "../desk/derived";
import type { ConsoleState } from "../desk/state";
import type { Messages } from "../i18n/en";

type Sentence = (
  words: Messages["events"],
  by: string,
  detail: (name: string) => string,
  state: ConsoleState,
) => string;

/** One sentence for each event that the hub writes into a conversation. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  arrived: (words, _by, detail, state) => words.arrived(accountName(state, detail("account"))),
  queued: (words, _by, detail, state) => words.queued(queueName(state, detail("queue"))),
  offered: (words, by, detail) => words.offered(detail("agent") || by),
  accepted: (words, by, detail) => words.accepted(by || detail("agent")),
  taken: (words, by, detail) => words.taken(by || detail("agent")),
  declined: (words, by, detail) => words.declined(by || detail("agent")),
  timed_out: (words, by, detail) => words.timedOut(by || detail("agent")),
  withdrawn: (words) => words.withdrawn,
  transferred: (words, by, detail) => words.transferred(by, detail("to_agent") || detail("to_queue")),
  corrected: (words, by, detail) => words.corrected(by, detail("to_queue"), detail("demand")),
  waiting: (words, by) => words.waiting(by),
  reopened: (words) => words.reopened,
  ended: (words, by) => words.ended(by),
  customer_left: (words) => words.customerLeft,
  customer_gone: (words) => words.customerLeft,
  customer_ended: (words) => words.customerEnded,
  closed: (words, _by, detail, state) => words.closed(dispositionName(state, detail("disposition"))),
  rated: (words, _by, detail) => words.rated(detail("score"), detail("comment")),
  merged: (words) => words.merged,
  joined: (words, by) => words.joined(by),
  closed_into: (words, by) => words.closedInto(by),
  parted: (words, by) => words.parted(by),
  opted_in: (words) => words.optedIn,
  opted_out: (words) => words.optedOut,
  overflowed: (words, _by, detail, state) =>
    words.overflowed(queueName(state, detail("queue")), words.because[detail("when")] ?? ""),
  raised: (words, _by, detail) => words.raised(words.because[detail("when")] ?? ""),
  closed_outside_hours: (words) => words.closedOutsideHours,
  callback_offered: (words, _by, detail) => words.callbackOffered(words.because[detail("when")] ?? ""),
  callback_asked: (words, _by, detail) => words.callbackAsked(detail("to")),
  callback_cancelled: (words) => words.callbackCancelled,
  callback_tried: (words, by, detail) => words.callbackTried(by, detail("attempt")),
  asked_if_there: (words) => words.askedIfThere,
  agent_left: (words, by, detail) => words.agentLeft(detail("agent") || by),
};

/** The sentence of an event in the reader's language; an event that is new here still reads as words. */
export function eventSentence(item: Item, state: ConsoleState, messages: Messages): string {
  const name = item.event ?? "";
  const sentence = SENTENCES[name];
  const detail = (key: string) => item.details[key] ?? "";
  if (sentence !== undefined) return sentence(messages.events, item.author_name, detail, state);
  return item.text || name.replaceAll("_", " ");
}
