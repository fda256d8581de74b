/** The words of the fields that a company defined, in English. */
export const fieldWords = {
  ofConversation: "This conversation",
  none: "None",
  yes: "Yes",
  no: "No",
  required: "Fill this in before you close the conversation.",
  faults: {
    text: "Write at most 10,000 characters.",
    number: "Write a number such as 12 or 12.5.",
    date: "Choose a day.",
    choice: "Choose one of the list.",
    several: "Choose from the list.",
    checkbox: "Choose yes or no.",
    link: "Write a whole address such as https://shop.example/orders/1.",
  },
  linkHint: "A whole address, beginning with https://",
  open: (label: string) => `Open ${label} in a new tab`,
  edit: "Fill in what is asked of the conversation",
  set: (agent: string, what: string) => (what === "" ? `${agent} changed a field` : `${agent} changed ${what}`),
  overtaken: (who: string, what: string) =>
    what === ""
      ? `${who} emptied this meanwhile.`
      : `${who} wrote “${what}” here meanwhile. Yours is kept if you close again.`,
};
