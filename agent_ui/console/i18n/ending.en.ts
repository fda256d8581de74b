/** The words of the end of a conversation, and of passing it on, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const endingWords = {
  wrapUp: {
    title: "Wrap-up",
    lead: "How did it go? Choose an outcome, then close.",
    disposition: "Outcome",
    choose: "Choose an outcome",
    note: "Closing note",
    noteHint: "Optional; your team sees it in the history.",
    submit: "Close conversation",
    left: (clock: string) => `${clock} left`,
    missing: "Choose an outcome first.",
  },
  end: {
    title: "End this conversation?",
    lead: (customer: string) => `The conversation with ${customer} ends. Wrap-up begins.`,
    unanswered: "Her last question has no answer yet.",
    unsent:
      "You have begun to write here. It stays your draft, and the customer does not get it unless you send it first.",
    sending: "A message to the customer is still on its way. If you end now, it may not arrive.",
    notSent: "A message to the customer was not sent. It stands in the conversation: send it again or discard it.",
    goOn: "Go on writing",
    submit: "End conversation",
  },
  transfer: {
    title: "Transfer conversation",
    to: "To",
    placeholder: "A person or a queue",
    people: "People",
    queues: "Queues",
    note: "Note for whoever takes over",
    submit: "Transfer",
    none: "Nobody matches",
    missing: "Choose a person or a queue.",
    notThere: "Not there now",
    offline: (name: string) => `${name} is offline. Choose somebody else, or a queue.`,
    holding: (value: number) => count(value, "holds # conversation", "holds # conversations"),
    done: "Transferred",
  },
};
