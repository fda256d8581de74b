/** The words of what holds for the whole company. */
import { houseProof } from "./houseProof.en";
import type { Same } from "./same";

const english = {
  lead: "What holds for the whole company.",
  company: "Name of the company",
  companyHint: "Customers and agents read it.",
  tooLong: (most: number) => `At most ${most} characters.`,
  idleClock: "An agent is idle since",
  idleClocks: {
    latest: {
      name: "whatever came last",
      detail: "Starts anew when she becomes available, or is offered, takes up or ends a conversation.",
    },
    last_ended: {
      name: "her last conversation ended",
      detail: "Starts anew when one of hers is closed or passed on; neither a break nor an offer starts it.",
    },
    last_offered: {
      name: "she was last offered one",
      detail: "Starts anew when something is offered to her; neither its end nor a break starts it.",
    },
    available: { name: "she became available", detail: "Work does not start it anew." },
    capacity_freed: {
      name: "she could take more",
      detail: "Starts anew when something she holds ends, is passed on or waits on the customer.",
    },
  } as Readonly<Record<string, { readonly name: string; readonly detail: string }>>,
  alertText: "Notifications show",
  alertTexts: {
    customer: {
      name: "who wrote, and what",
      detail: "Unless the agent herself wants neither; others may see her screen.",
    },
    none: {
      name: "nothing of a customer",
      detail: "The kind, the channel and the queue only, whatever anybody chose.",
    },
  } as Readonly<Record<string, { readonly name: string; readonly detail: string }>>,
  ...houseProof,
  sharing: "Side by side",
  sharingHint: "What one agent may hold at once, beside the room that each channel has of its own.",
  alone: "Want an agent alone",
  aloneOf: { usual: "As usual: calls", named: "These channels" } as Readonly<Record<string, string>>,
  aloneHint: "While one of them rings for her or is open, nothing else is offered to her.",
  aloneChannels: "Alone",
  interrupts: "May come while she holds something",
  interruptsOf: {
    usual: "As usual: beside what nobody waits for live, such as mail",
    named: "Beside these channels",
  } as Readonly<Record<string, string>>,
  beside: (channel: string) => `${channel} may come beside`,
  budgets: "Budgets that channels use up together",
  budgetsHint:
    "An agent has so much of each, and every conversation uses some of it. A person or a team may have more or less, under her room.",
  sameName: "Each budget has a name of its own.",
};

export type HouseWords = Same<typeof english>;

export const houseWords: HouseWords = english;
