/** The words of being told while no console is open, in English; they come with their part of the dialog. */
import type { Same } from "./same";

const english = {
  title: "While the console is closed",
  lead: "Browsers you turn on here tell you of the same things while no tab of your console is open anywhere. While you are away or offline by choice, only mentions come. No new work is offered to you while the console is closed: of offers you are told only what was ringing already. A hidden tab is open.",
  here: "This browser",
  isOn: "On: you are told here while the console is closed",
  isOff: "Off",
  turnOn: "Turn on in this browser",
  turnOff: "Turn off",
  states: {
    denied: "Not possible: notifications are blocked in this browser. “What to do” above says how to allow them.",
    insecure: "Not possible: browsers offer this only where the hub is reached over https.",
    none: "Not possible: this browser does not offer it. On an iPhone or iPad, add the console to the Home Screen and open it there.",
    tab: "Not possible in a tab of the demonstration: it ends with its tab. Sign in at the hub’s own address to try it.",
  },
  failed: (reason: string) =>
    `The browser’s push service did not answer (${reason}). Check the connection, and try again.`,
  devices: "Your devices",
  none: "You are told on no device yet.",
  unnamed: "Unknown browser",
  thisOne: "this browser",
  since: (moment: string) => `since ${moment}`,
  told: (moment: string) => `told last ${moment}`,
  failing: "its push service refused the last message",
  names: (device: string) => `Show who wrote and what on ${device}`,
  end: (device: string) => `Turn off ${device}`,
  ended: (device: string) => `${device} tells you nothing more.`,
  turnedOn: "You are told in this browser while the console is closed.",
  signOut: "Signing out turns this browser off; so do 14 days without use.",
};

export type PushWords = Same<typeof english>;

export const pushWords: PushWords = english;
