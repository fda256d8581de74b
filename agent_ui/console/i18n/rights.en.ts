/** The words of roles: what each permission lets somebody do. */
import type { Same } from "./same";

const english = {
  permissions: {
    "desk.read": "See the desk of her teams: what waits, what colleagues hold, the customers they serve",
    "desk.work": "Serve customers: take conversations, write, set her own presence",
    "customer.merge": "Merge two customers who prove to be one",
    "conversation.read_team": "Read what was changed or taken back in conversations of her teams",
    "conversation.take_above_capacity": "Take more conversations than she has room for",
    "outreach.any_time": "Write first to customers even in quiet hours",
    "board.view": "See the board and the reports, and try changes of queues",
    "floor.steer": "Lead: move and end conversations of others, join them, set an agent’s presence",
    "floor.words": "Keep what everybody works with by name: canned replies, outcomes, reasons, links",
    "floor.channels": "Keep how customers reach the company: accounts with their entry rules, hooks, shops",
    "floor.routing": "Keep how customers are served: queues and their promises, skills, hours, lending",
    "admin.manage": "Administer the whole hub",
    "admin.audit": "Read the audit",
    "customer.events": "Tell orders and events of any customer, as other systems do",
    "events.read": "Hear what happens, as other systems do",
    "data.protect":
      "Give customers a copy of what is held of them, hold and erase it, and say how long things are kept",
  } as Readonly<Record<string, string>>,
  ready: "Ready-made roles, which stay as they are",
  readyOnes: {
    agent: "serves customers of her teams",
    supervisor:
      "serves customers too, moves and ends conversations of others, joins them, sets an agent’s presence, sees the board",
    administrator: "administers the hub, reads the audit, sees every board; serves nobody",
    analyst: "sees the board and the reports of her teams, and no customer",
    "read-only": "reads what a supervisor reads, and changes nothing",
  } as Readonly<Record<string, string>>,
  rolesIn: (team: string) => `In ${team}`,
  sendLink: "The hub sends nothing itself: copy the link now and send it to her. It is shown only this once.",
  locksOut: "With this you can administer nothing any more, and cannot take it back yourself.",
};

export type RightWords = Same<typeof english>;

export const rightWords: RightWords = english;
