/** The words of whom one writes to first, and of what was not sent, in English. */
export const firstLetterWords = {
  titleWith: (name: string) => `Start a conversation with ${name}`,
  nameOrAddress: "Name, mail address or phone number",
  nameHint: "Choose a customer from the list, or write an address on.",
  found: (count: number) => (count === 1 ? "1 customer found below" : `${count} customers found below`),
  customers: "Customers found",
  notSent: "Not sent yet",
  notSentTo: (whom: string, text: string) => `Not sent yet, to ${whom}: “${text}”`,
  goOn: "Go on",
  goOnTo: (whom: string) => `Go on writing to ${whom}`,
  discard: "Discard",
  discardTo: (whom: string) => `Discard what was begun to ${whom}`,
  held: "Colleagues who are with this customer",
  heldBy: (owner: string, place: string) => `${owner} has an open conversation with this customer (${place}).`,
  ask: (owner: string) => `Ask ${owner} for it`,
  askNote: "I would like to write to this customer. Can you hand this conversation to me, or tell her for me?",
  asked: (owner: string) => `${owner} was asked by a note in that conversation.`,
  open: "Open it",
  openOf: (owner: string) => `Open the conversation of ${owner}`,
};

export type FirstLetterWords = typeof firstLetterWords;
