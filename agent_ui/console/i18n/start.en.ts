/** The words of the first steps. */
import type { Same } from "./same";

const english = {
  team: "Customer service",
  queue: "General",
  calendar: "Office hours",
  chat: "Chat on our site",
  lead: "Five steps to the first answer, about ten minutes. Each can be skipped and found again here.",
  zoneHint: "Type a city near you and choose.",
  allDone: "Everything is set up. What else there is stands in the other sections.",
  count: (done: number, all: number) => `${done} of ${all} done`,
  done: "Done",
  skip: "Skip this for now",
  next: "Go on",
  steps: {
    company: {
      title: "Name the company",
      lead: "What customers read, in which language you read, and by which clock you work.",
    },
    mailbox: {
      title: "Connect your mailbox",
      lead: "Its address and its password are enough for most. It is tried before anything is kept.",
    },
    colleagues: { title: "Invite two colleagues", lead: "Each gets a link with which she chooses her password." },
    widget: { title: "Put the chat on your site", lead: "One line in your pages, and visitors can write to you." },
    queue: { title: "Open your first queue", lead: "Where customers wait, and when somebody answers them." },
  },
  address: "Mail address",
  connect: "Test and connect",
  look: "Look at it",
  notYet: "has no password yet",
  invite: "Invite",
  mailed: (name: string) => `The invitation went to ${name} by mail. The same link, once more:`,
  linked: (name: string) => `Give this link to ${name}; it works once, within a day.`,
  makeChat: "Make the chat",
  notSeen: "No page has asked for it yet. This line changes by itself when one does.",
  seen: (at: string, on: string) => `First visitors see it: last asked for ${at} ${on}`,
  adjust: "Change colours, texts and questions",
  queueName: "Name of the queue",
  openingHours: "When somebody answers",
  answerToo: "I answer customers here myself",
  answerHint: "You become an agent of its team, beside administering.",
};

export type StartWords = Same<typeof english>;

export const startWords: StartWords = english;
