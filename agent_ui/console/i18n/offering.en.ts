/** The words of how a queue offers what waits, in English. */
export const offeringWords = {
  title: "How it is offered",
  ways: {
    automatic: { name: "It rings for one agent after another", detail: "By the orders above, the next one in turn." },
    manual: {
      name: "Agents take it from the list",
      detail: "Nothing rings by itself; what is meant for somebody still rings for her.",
    },
  },
  lost: {
    usual: { name: "As is usual", detail: "Live chats wait for somebody else, messages are kept." },
    keep: { name: "Everything is kept for the agent", detail: "Customers wait until the agent is back." },
    requeue: {
      name: "What is open waits for somebody else",
      detail: "The agent has the first choice when back in time.",
    },
  },
  autoAcceptHint: "A short sound and a line instead of a ring; nothing can be missed or declined.",
  allowsTakingHint: "Out of turn, from the team's list; supervisors always may.",
  usualMisses: "0: as usual, 1 where customers wait for every word, else 2.",
  manualOnly: "Nothing rings in this queue by itself; somebody of its team takes it from the list.",
  given: (name: string) => `Yours at once: ${name}`,
};

/** What stands in a conversation's time line. */
export const offeringEvents = {
  agentLost: (agent: string) => `${agent}’s console stopped answering, so it waits for somebody else`,
  given: (agent: string) => `${agent} was given it by the queue`,
};
