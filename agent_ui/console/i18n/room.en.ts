/** The words of what an agent holds side by side, in English. */
export const roomWords = {
  closed: {
    holds_an_exclusive_channel: "nothing comes beside what you hold now",
    must_hold_nothing: "comes only once you have ended what you hold",
    budget_spent: "the budget that channels share is used up",
  },
  heldBut: (held: string, why: string) => `${held} – ${why}`,
};
