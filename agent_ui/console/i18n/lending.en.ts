/** The words of lending agents between queues, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const lendingWords = {
  title: "Lending",
  lead: "Queues that share agents lose less time when the last who can do scarce work are kept free for it. The hub proposes who lends to whom, from the last busy day; nothing holds until you adopt it.",
  inForce: "In force",
  noneInForce: "Nobody is kept free: whoever is free takes the next conversation.",
  proposed: "Proposed",
  noneProposed: "Nothing is proposed.",
  sameInForce: "What was proposed last is in force.",
  and: " and ",
  or: ", or ",
  lends: (pool: string, queue: string, conditions: string) =>
    `Whoever serves ${pool} helps ${queue} when ${conditions}.`,
  free: (value: number, beside: string) =>
    `${count(value, "# of them is free", "# of them are free")}${beside && `, counting those of ${beside}`}`,
  waiting: (value: number) => count(value, "# conversation waits there", "# conversations wait there"),
  oldest: (span: string) => `the first there has waited ${span}`,
  nobodyLends: "Nobody lends: each serves only the queues that are their own.",
  gain: (mean: string, low: string, high: string) =>
    `${mean}% less time is lost than without it, when that day is simulated (95% interval: ${low}% to ${high}%).`,
  madeOn: (date: string) => `Made from ${date}`,
  adopt: "Adopt the proposal",
  end: "End lending",
  adoptTitle: "Adopt this proposal?",
  adoptEffect:
    "From now on, for everybody who works: whoever serves a queue of their own stays free for it, and helps another only as follows.",
  adoptInstead: "It takes the place of what is in force.",
  endTitle: "End lending?",
  endEffect:
    "From now on nobody is kept free: whoever is free takes the next conversation of any queue they serve. A proposal that stands can be adopted again.",
  search: "Propose now",
  searching: "Searching on the last busy day",
  isSearching: "Searching…",
  found: "The search is done; what it found is above.",
  nothingFound: "Nothing new is proposed.",
};
