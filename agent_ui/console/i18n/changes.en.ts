/** The words of what becomes of messages afterwards, in English; they come with the first message that needs them. */
import type { Same } from "./same";

export const changeWords = {
  deeds: "What can be done with this message",
  answer: "Answer this message",
  react: "React",
  more: "More",
  edit: "Change the text",
  withdraw: "Take back",
  /** By emoji. */
  names: {
    "👍": "thumbs up",
    "👎": "thumbs down",
    "❤️": "heart",
    "❤": "heart",
    "😄": "smile",
    "😂": "laughter",
    "😮": "surprise",
    "😢": "sadness",
    "🙏": "thanks",
    "🎉": "joy",
  },
  reactions: "Reactions",
  reacted: (emoji: string, names: string) => `${emoji}: ${names}`,
  answering: (name: string) => `Answering ${name}`,
  answerNone: "Answer no certain message",
  inAnswerTo: (name: string) => `In answer to ${name}`,
  notHere: "An earlier message",
  goThere: "Go to the message that is answered",
  file: "A file",
  edited: "Edited",
  editedAt: (when: string) => `Edited ${when}`,
  earlier: "What it said before",
  since: (when: string) => `From ${when} on`,
  withdrawnAt: (when: string) => `Taken back ${when}`,
  whatItSaid: "What it said",
  rewriting: "New text of your message",
  rewritingHint: "Escape leaves the message as it was.",
  withdrawTitle: "Take this message back?",
  withdrawLead:
    "The customer sees it no longer, and colleagues see only that it was there. Supervisors of the team can still read it.",
  withdrawNow: "Take it back",
};

export type ChangeWords = Same<typeof changeWords>;
