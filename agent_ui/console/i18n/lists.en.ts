/** The words of the lists of conversations, in English. */
export const listWords = {
  sort: "Order",
  sortBy: (order: string) => `Order: ${order}`,
  sorts: {
    newest: "Newest first",
    oldest: "Oldest first",
    longest: "Longest waiting first",
    promise: "Due first",
    wakes: "Waking first",
  },
};
