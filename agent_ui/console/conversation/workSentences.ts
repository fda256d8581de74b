/** Sentences of the events that the work on a conversation leaves in its time line. */
import type { Messages } from "../i18n/en";
import { moment } from "../i18n/format";

type Sentence = (words: Messages["work"]["events"], by: string, detail: (name: string) => string) => string;

/** Of what has no words of its own, and no name, nothing can be quoted. */
const shown = (detail: (name: string) => string) => detail("shown") || "…";
const at = (instant: string) => (instant === "" ? "" : moment(instant));

export const WORK_SENTENCES: Readonly<Record<string, Sentence>> = {
  snoozed: (words, by, detail) => words.snoozed(by, at(detail("until"))),
  tagged: (words, by, detail) => words.tagged(by, detail("added"), detail("removed")),
  invited: (words, by, detail) => words.invited(by, detail("agent")),
  joined_in: (words, by, detail) => words.joinedIn(by, detail("helps")),
  left: (words, by, detail) => words.left(by, detail("agent")),
  handed_over: (words, by, detail) => words.handedOver(by, detail("to_agent")),
  help_asked: (words, by, detail) => words.helpAsked(by, detail("reason")),
  help_ended: (words, by) => words.helpEnded(by),
  linked: (words, by, detail) => words.linked(by, shown(detail)),
  unlinked: (words, by, detail) => words.unlinked(by, shown(detail)),
  merged_in: (words, by, detail) => words.mergedIn(by, shown(detail)),
  merged_into: (words, by, detail) => words.mergedInto(by, shown(detail)),
  parted_from: (words, by, detail) => words.partedFrom(by, shown(detail)),
  split_off: (words, by, detail) => words.splitOff(by, shown(detail)),
  split_from: (words, by, detail) => words.splitFrom(by, shown(detail)),
  split_undone: (words, by, detail) => words.splitUndone(by, shown(detail)),
  taken_up_again: (words, by) => words.takenUpAgain(by),
  change_refused: (words, by, detail) => words.changeRefused(by, detail("kind"), detail("error")),
  sent_again: (words, by) => words.sentAgain(by),
  arrival_confirmed: (words, by) => words.arrivalConfirmed(by),
  snooze_over: (words, by) => words.snoozeOver(by),
};
