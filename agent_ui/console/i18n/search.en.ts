/** The words of the search, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const searchWords = {
  title: "Search",
  field: "Search customers and conversations",
  emptyField: "Empty the field",
  hint: "All words must occur. Put phrases in quotes; filters are words too, such as channel:sms.",
  customers: "Customers",
  conversations: "Conversations",
  everything: (query: string) => `Search everything for “${query}”`,
  searching: "Searching…",
  nothing: "Nothing was found",
  nothingDetail: "Check the spelling, use fewer words, or remove a filter.",
  start: "Find any customer, and anything that was said",
  startDetail: "Names, addresses, telephone numbers, subjects, messages and notes, on every channel that you may read.",
  results: (customers: number, conversations: number) =>
    `${count(customers, "# customer", "# customers")}, ${count(conversations, "# conversation", "# conversations")}`,
  moreCustomers: "More customers",
  moreConversations: "Look further back",
  notIndexed: (items: string) => `Older messages are still being made findable: ${items} to go.`,
  any: "Any",
  me: "Me",
  clear: "Remove filters",
  narrow: "Filters",
  filters: {
    channel: "Channel",
    queue: "Queue",
    state: "State",
    agent: "Agent",
    tag: "Tag",
    field: "Field",
    from: "From",
    to: "To",
  },
  places: { subject: "Subject", message: "Message", note: "Note" },
  noConversation: "No conversation that you may read",
};
