/** The words of sending, and of what becomes of what was sent, in English. */
import { plural } from "./plural";

export const sendingWords = {
  sendingTo: (name: string) => `Sending to ${name}…`,
  sending: "Sending…",
  withFiles: (count: number) => plural("en", count, { one: "with # file", other: "with # files" }),
  undo: "Undo sending",
  now: "Send now",
  takenBack: "Not sent: your text is here again.",
  notSent: (why: string) => `This was not sent. ${why}`,
  notSentTo: (name: string, why: string) => `Your message to ${name} was not sent. ${why} It is your draft again.`,
  choose: "Undo sending: for how long",
  chooseLead:
    "What you send waits this long on the hub before it leaves, so that you can take it back. Closing the browser does not stop it.",
  written: "Mail and text messages",
  live: "Chats",
  liveHint: "Somebody waits for every word: without a pause your answer is there at once.",
  never: "Send at once",
  seconds: (count: number) => plural("en", count, { one: "# second", other: "# seconds" }),
  saved: "From now on you have so long to take back what you send.",
  again: "Send again",
  arrived: "It arrived",
  unknownLead: "Ask the customer before you send it twice.",
  againTitle: "Send it again?",
  againLead: "Nobody knows whether this message arrived. If it did, the customer gets it twice.",
  againAnyway: "Send it all the same",
};
