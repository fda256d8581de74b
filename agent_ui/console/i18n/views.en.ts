import { plural } from "./plural";

/** The words of the inbox's lists, in English. */
export const viewWords = {
  title: "Lists",
  names: {
    mine: "Mine",
    team: "My teams",
    unassigned: "Unassigned",
    mentions: "Mentions",
    snoozed: "Snoozed",
    drafts: "Drafts",
    all: "Everyone’s",
  },
  commands: {
    mine: "My conversations",
    team: "Conversations of my teams",
    unassigned: "Unassigned conversations",
    mentions: "Conversations that mention me",
    snoozed: "Snoozed conversations",
    drafts: "My drafts",
    all: "Everyone’s conversations",
  },
  groups: {
    held: "Held by colleagues",
    own: "Held by me",
    snoozed: "Snoozed",
    mentions: "Where I am mentioned",
    drafts: "Begun in conversations",
    firstLetters: "First messages",
  },
  heldBy: (agent: string) => `With ${agent}`,
  mentionedBy: (author: string) => `${author} mentioned you`,
  unseen: (value: number) =>
    plural("en", value, { one: "# mention you have not seen", other: "# mentions you have not seen" }),
  markUnread: "Mark as unread",
  saved: { add: "Save a view", edit: "Change this view", arrange: "Arrange views" },
  wakes: (when: string) => `Wakes ${when}`,
  wakesOnReply: "Wakes when the customer writes",
  empty: {
    team: "Your teams have no conversations",
    teamDetail: "What waits in your teams’ queues, and what colleagues hold, appears here.",
    mentions: "Nobody has mentioned you",
    mentionsDetail: "Conversations with notes that name you appear here.",
    snoozed: "Nothing is snoozed",
    snoozedDetail: "What you put aside appears here, with when it comes back.",
    drafts: "Nothing is begun",
    draftsDetail: "What you have begun to write and not sent appears here.",
    all: "No conversation is open",
    allDetail: "Everything that waits or is held in your teams’ queues appears here.",
  },
};
