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
  details: { status: "Status", payment: "Payment", delivery: "Delivery", items: "Items", note: "Note" } as Readonly<
    Record<string, string>
  >,
  states: {
    pending: "Pending",
    processing: "In progress",
    "on-hold": "On hold",
    completed: "Completed",
    cancelled: "Cancelled",
    refunded: "Refunded",
    failed: "Failed",
    paid: "Paid",
    partially_paid: "Partly paid",
    authorized: "Authorised",
    partially_refunded: "Partly refunded",
    voided: "Voided",
    fulfilled: "Shipped",
    partial: "Partly shipped",
  } as Readonly<Record<string, string>>,
  open: (source: string) => `Open in ${source}`,
};

export type StoryWords = Same<typeof english>;

export const storyWords: StoryWords = english;
