/** The words of the inbox, its states and channels, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const inboxWords = {
  inbox: {
    prospects: { unroutable: "Nobody here could serve it", nobody_signed_in: "Nobody who could serve it is signed in" },
    title: "Inbox",
    groups: {
      offers: "New offers",
      open: "Open",
      waiting: "Waiting on customer",
      wrap_up: "Wrap-up",
      free: "Free to take",
      ringing: "Ringing",
    },
    unread: (value: number) => count(value, "# unread message", "# unread messages"),
    ringsFor: (agent: string) => (agent === "" ? "Ringing for somebody" : `Ringing for ${agent}`),
    ringsForYou: "Ringing for you",
    draft: "Draft",
    answered: "Answered: ",
    noText: "Attachment",
    empty: "You are all caught up",
    waitWhileAway: (waiting: number) =>
      count(waiting, "# conversation waits, and you are away", "# conversations wait, and you are away"),
    emptyAvailable: "New conversations come to you as offers.",
    emptyAway: "You are not available, so nothing is offered to you.",
    goAvailable: "Become available",
    teamEmpty: "Nobody is waiting",
    teamEmptyDetail: "Conversations that wait in your teams’ queues appear here.",
    take: "Take",
    takeOf: (customer: string) => `Take ${customer}`,
    timeLeft: (clock: string) => `${clock} left`,
  },
  states: {
    queued: "In queue",
    offered: "Offered",
    open: "Open",
    waiting: "Waiting on customer",
    snoozed: "Snoozed",
    wrap_up: "Wrap-up",
    closed: "Closed",
  },
  channels: {
    webchat: "Web chat",
    email: "Email",
    sms: "SMS",
    voice: "Phone",
    whatsapp: "WhatsApp",
    telegram: "Telegram",
    messenger: "Messenger",
    line: "LINE",
    wechat: "WeChat",
  },
};
