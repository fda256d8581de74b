/** The words of the field in which one writes, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const composerWords = {
  reply: "Reply",
  note: "Note",
  mode: "Kind of text",
  optedOut: (customer: string) => `${customer} asked for no more messages on this channel, so none can be sent here.`,
  optsIn: "The word START, texted from the customer’s own phone, allows them again.",
  otherWays: (addresses: string) => `Other ways to reach the customer: ${addresses}.`,
  replyPlaceholder: (customer: string) => `Write to ${customer}…`,
  notePlaceholder: "A note for your team…",
  send: "Send",
  addNote: "Add note",
  attach: "Attach files",
  emoji: "Insert an emoji",
  tooBig: (name: string, limit: string) => `${name} is larger than ${limit}.`,
  removeFile: (name: string) => `Remove ${name}`,
  uploading: (name: string) => `Uploading ${name}`,
  uploadFailed: (name: string) => `${name} could not be uploaded.`,
  enterSends: "Enter sends",
  sendKeys: "Key that sends",
  ctrlEnterSends: (control: string) => `${control}+Enter sends, Enter makes a line`,
  segments: (segments: number, left: number) =>
    `${count(segments, "# message", "# messages")} · ${count(left, "# character left", "# characters left")}`,
  unicode: (characters: string) => `shorter messages because of ${characters || "special characters"}`,
};
