/** The words of what other systems know of a customer, in English; they come with her history. */
import type { Same } from "./same";

const english = {
  show: "Show",
  everything: "Everything",
  conversations: "Conversations",
  events: "All orders and events",
  kinds: {
    order: "Order",
    invoice: "Invoice",
    payment: "Payment",
    delivery: "Delivery",
    return: "Return",
    subscription: "Subscription",
    appointment: "Appointment",
    other: "Event",
  },
  only: {
    order: "Orders",
    invoice: "Invoices",
    payment: "Payments",
    delivery: "Deliveries",
    return: "Returns",
    subscription: "Subscriptions",
    appointment: "Appointments",
    other: "Other events",
  },
  open: (source: string) => `Open in ${source}`,
};

export type StoryWords = Same<typeof english>;

export const storyWords: StoryWords = english;
