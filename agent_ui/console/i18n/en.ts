import { frontWords } from "./front.en";
import { shellWords } from "./shell.en";
import { commandWords } from "./commands.en";
import { offerWords } from "./offer.en";
import { inboxWords } from "./inbox.en";
import { conversationWords } from "./conversation.en";
import { eventWords } from "./events.en";
import { composerWords } from "./composer.en";
import { endingWords } from "./ending.en";
import { searchWords } from "./search.en";
import { routingWords } from "./routing.en";
import { roomWords } from "./room.en";
import { customerWords } from "./customer.en";
import { fieldWords } from "./fields.en";
import { slaWords } from "./sla.en";
import { listWords } from "./lists.en";
import { viewWords } from "./views.en";
import { refusalWords } from "./refusalKinds.en";
import { fileWords } from "./files.en";
import { letterWords } from "./letters.en";
import { outreachWords } from "./outreach.en";
import { changingWords } from "./changing.en";
import { translatingWords } from "./translating.en";
import { sendingWords } from "./sending.en";
import { unsentWords } from "./unsent.en";
import { writingWords } from "./writing.en";
import { offeringWords } from "./offering.en";
import { reachWords } from "./reach.en";
import type { Same } from "./same";
import { workWords } from "./work.en";

/** Every word of the console; the other catalogues have the same keys, and the type checker sees to it. */
export const english = {
  product: "Contact Hub",
  sla: slaWords,
  lists: listWords,
  views: viewWords,
  skip: "Skip to the content",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  retry: "Try again",
  loading: "Loading…",
  more: "Show more",
  language: "Language",
  unnamed: "Unknown customer",
  erased: "Erased",
  /** Somebody who never said her name, by a number of her own. */
  visitor: (number: number) => `Visitor ${number}`,
  ...frontWords,
  ...shellWords,
  verified: "Verified",
  unverified: "Not verified",
  ...offerWords,
  ...inboxWords,
  ...conversationWords,
  events: eventWords,
  composer: composerWords,
  ...endingWords,
  routing: routingWords,
  room: roomWords,
  customer: customerWords,
  fields: fieldWords,
  refusals: refusalWords,
  work: workWords,
  outreach: outreachWords,
  letters: letterWords,
  files: fileWords,
  writing: writingWords,
  changing: changingWords,
  translating: translatingWords,
  sending: sendingWords,
  unsent: unsentWords,
  reach: reachWords,
  offering: offeringWords,
  search: searchWords,
  commands: commandWords,
  image: (name: string) => `Image: ${name}`,
};

export type Messages = Same<typeof english>;
