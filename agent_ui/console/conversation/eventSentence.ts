import type { Item } from "@contact-hub/shared/wire.gen";
import { accountName, dispositionName, queueName } from "../desk/derived";
import { labelOf, partsOf } from "../desk/customFields";
import type { ConsoleState } from "../desk/state";
import type { Messages } from "../i18n/en";
import { listed } from "../i18n/format";
import { language } from "../i18n/language";
import { WORK_SENTENCES } from "./workSentences";

/** What was promised came near, or was missed. */
function promiseSentence({ events, ...words }: Messages["sla"], item: Item): string | null {
  const told = { sla_near: events.near, sla_missed: events.missed }[item.event ?? ""];
  if (told === undefined) return null;
  const targets: Readonly<Record<string, string>> = words.targets;
  const target = item.details["target"] ?? "";
  return told(targets[target] ?? target, item.details["policy"] ?? "");
}

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
  accepted: (words, by, detail) => (detail("how") === "given" ? words.given : words.accepted)(by || detail("agent")),
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
  closed: (words, _by, detail, state) =>
    detail("why") === "wrap_up_over"
      ? words.closedUnsaid(detail("agent"))
      : words.closed(dispositionName(state, detail("disposition"))),
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
  agent_lost: (words, by, detail) => words.agentLost(detail("agent") || by),
  agent_left: (words, by, detail) => words.agentLeft(detail("agent") || by),
};

/** Somebody filled in fields; those that the reader may not see are not named. */
function fieldsSentence(item: Item, state: ConsoleState, { fields: words }: Messages): string {
  const keys = partsOf(item.details["fields"] ?? "");
  const named = state.floor.fields.filter((one) => one.of === "conversation" && keys.includes(one.id));
  const labels = named.map((one) => labelOf(one, language()));
  return words.set(item.author_name, labels.length === 0 ? "" : listed(labels));
}

/** The sentence of an event in the reader's language; an event that is new here still reads as words. */
export function eventSentence(item: Item, state: ConsoleState, messages: Messages): string {
  const name = item.event ?? "";
  const sentence = SENTENCES[name];
  if (name === "started") return messages.outreach.started(item.author_name);
  if (name === "fields_set") return fieldsSentence(item, state, messages);
  const detail = (key: string) => item.details[key] ?? "";
  const promise = promiseSentence(messages.sla, item);
  if (promise !== null) return promise;
  if (sentence !== undefined) return sentence(messages.events, item.author_name, detail, state);
  const work = WORK_SENTENCES[name];
  if (work !== undefined) return work(messages.work.events, item.author_name, detail);
  return item.text || name.replaceAll("_", " ");
}
