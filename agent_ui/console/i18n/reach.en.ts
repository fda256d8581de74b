/** The words of how people can be reached, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const reachWords = {
  colleagues: "Colleagues",
  lead: "Who is there, what keeps them busy, and how to reach them best just now.",
  find: "Find a colleague by name or skill",
  none: "Nobody else belongs to your teams",
  noneDetail: "An administrator decides who works in which team.",
  noneFound: "No colleague has such a name or skill",
  until: (time: string) => `until ${time}`,
  overdue: (time: string) => `was due back at ${time}`,
  next: (state: string) => `then ${state}`,
  afterCustomers: (value: number) =>
    count(value, "After # customer who waits for every word", "After # customers who wait for every word"),
  leaveNow: "Leave now, before my customers are served",
  stillWaiting: (value: number) =>
    count(
      value,
      "You left, and # customer still waits for your words: answer, or pass the conversation on",
      "You left, and # customers still wait for your words: answer, or pass the conversations on",
    ),
  pending: (state: string) => `Nothing new rings for you. “${state}” begins as soon as nobody waits for your words.`,
  inState: (span: string) => `for ${span}`,
  load: (holding: number, room: number) => (room === 0 ? `${holding}` : `${holding} of ${room}`),
  loadWords: (holding: number, room: number) =>
    room === 0 ? `Holds ${holding} conversations` : `Holds ${holding} of ${room} conversations`,
  live: (value: number) => count(value, "with # customer", "with # customers"),
  wrapping: "wrapping up",
  holding: "working on messages",
  notResponding: "not responding",
  comeBack: "Let offers ring for me again",
  missedOn: (channels: string) => `Offers went unanswered, so nothing more rings for you on: ${channels}.`,
  ringAgain: "Let them ring again",
  channels: "Only some channels",
  pause: (channel: string) => `Pause ${channel}`,
  resume: (channel: string) => `Resume ${channel}`,
  pausedOf: (held: string) => `${held}, paused`,
  without: (channels: string) => `without ${channels}`,
  elsewhere: "You were signed in at another place before, and it is still open: offers ring at both.",
  takeOver: "Take over here",
  keepBoth: "Keep both",
  check: "Check sound and notifications",
  alerts: "Sounds and notifications",
  columns: {
    name: "Name",
    skills: "Can do",
    presence: "Presence",
    doing: "Busy with",
    load: "Load",
    way: "Best way now",
  },
  ways: {
    hand_over: "Free: hand over, or ask at once",
    full: "Has no room: a note, or wait until something ends",
    back: "Back soon: a note waits for them",
    note: "Leave a note in the conversation",
    mail: "Not there: write a mail",
  },
  deeds: {
    label: (name: string) => `What to do with ${name}`,
    about: (customer: string) => `About ${customer}`,
    hand_over: "Hand over…",
    invite: "Invite…",
    ask: "Ask in a note",
  },
  writeMail: (name: string) => `Write a mail to ${name}`,
};
