/** The words of links to other systems, and of shops that report by themselves, in English. */
import { number } from "./format";
import { plural } from "./plural";

export const systemLabels = {
  "links.address": "Address",
  "links.source": "Whose ids",
  "links.label": "What agents read",
  "links.place": "Place in the list",
  "shops.connector": "What it is",
  "shops.source": "Whose ids it tells",
  "shops.address": "Where its own pages are",
  "shops.settings": "Secret of its webhooks",
} as const;

export const retained = {
  content: "The content of conversations",
  notes: "Notes",
  files: "Files",
  quarantine: "The quarantine",
  drafts: "Drafts that were left",
  events: "Orders and other events",
} as const;

export const systemHints = {
  "retention.what":
    "The content of conversations is everything that was said, with notes and files; who it was with stays. Drafts count from their last change on, orders and other events from when they happened on.",
  "links.address":
    "Such as https://crm.example/customers/{external_id}. Also {customer_id}, {name}, {mail}, {phone}, {organisation} and {field.key}. Where something of it is not known of a customer the link is not shown.",
  "links.source": "The source of imports and of the API, such as crm. Empty: whichever told of her first.",
  "links.label": "Empty: the name.",
  "links.place": "The lower comes first.",
  "shops.source": "As imports and the API name it, such as shop. Empty: its id.",
  "shops.address": "Such as https://shop.example: an order can be opened there. Empty: nothing links there.",
  "shops.settings": "Two of them, parted by a space, while one is replaced by the other.",
} as const;

export const systemWords = {
  standing: "How it goes",
  paste: "Address for its webhooks",
  copy: "Copy the address for its webhooks",
  arrived: (when: string) => `Last report: ${when}`,
  never: "Nothing was reported yet.",
  error: (when: string, what: string) => `${when}: ${what}`,
  topics: "What it reports",
  topic: (name: string, count: number, when: string) => `${name}: ${number(count)}, last ${when}`,
  unknown: "nothing comes of it here",
  wanted: "Switch on there:",
  requests: "Requests from shops",
  requestsLead:
    "Somebody asked a shop for her data, or to be forgotten. Nothing happens by itself: answer each within its time.",
  what: {
    copy: "A copy of her data",
    erasure: "Her erasure",
    shop_erasure: "Erasure of everything from this shop",
  } as Readonly<Record<string, string>>,
  who: (shop: string, due: string) => `${shop}, to be answered by ${due}`,
  nobody: (id: string) => `Nobody is known here by the id ${id}.`,
  open: "Look at her data",
  done: "Answered",
  doneOf: (what: string, shop: string) => `Answered: ${what}, ${shop}`,
  waiting: (count: number) =>
    plural("en", count, {
      one: "# request for personal data waits for an answer.",
      other: "# requests for personal data wait for an answer.",
    }),
  look: "Look",
};
