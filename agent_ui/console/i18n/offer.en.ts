/** The words of offers and of waits, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const offerWords = {
  offer: {
    region: "New offers",
    title: (customer: string) => `New: ${customer}`,
    announce: (customer: string, channel: string, queue: string) =>
      `New offer: ${customer}, ${channel}, ${queue}. Press Alt A to accept.`,
    ended: {
      timed_out: "The offer ran out, and the conversation waits again.",
      withdrawn: "The offer was withdrawn.",
      customer_gone: "The customer left before you answered.",
    },
    waited: (span: string) => `Waiting ${span}`,
    whyMe: "Why me",
    why: {
      named: "It was meant for you: you know this customer.",
      chosen: (by: string) => `${by} chose you for it.`,
      only: (idle: string) => `You are the only one who can take it now, ready for ${idle}.`,
      longest: (eligible: number, idle: string) =>
        `Of ${eligible} who can take it, you have been ready longest: ${idle}.`,
      first: "You know this customer, and you are free.",
      order: (eligible: number, order: string) => `Of ${eligible} who can take it, you come first. Order: ${order}.`,
      tie: "Others were equal; the tie was broken by load and name.",
      lacking: (value: number) => count(value, "# lacks a skill it needs.", "# lack a skill it needs."),
    },
    accept: "Accept",
    decline: "Decline",
    passed: "Time has passed",
    declineTitle: "Decline this offer",
    declineLead: "It goes back to the queue and waits for somebody else.",
    declineToNext: "It goes back to the queue, and on to the next agent who can take it.",
    declineOnly: "You are the only one who can take it now, so it goes on waiting.",
    noteBy: (author: string) => `Note from ${author}`,
    declineReason: "Reason",
    noReason: "No reason",
    declines: {
      busy: "Busy with a customer",
      "not-my-subject": "Not my subject",
      language: "Language",
      "technical-problem": "Technical problem",
      other: "Other",
    },
    secondsLeft: (seconds: number) => count(seconds, "# second left", "# seconds left"),
  },
  wait: {
    expected: "Expected wait",
    about: (span: string, range: string) => `about ${span} (${range})`,
    none: "no wait",
    unknown: "No estimate",
    meaning: "From now until somebody answers; eight of ten such waits end within the range",
  },
};
