/** The words of how one is told of what needs one, in English; they come after the first screen. */
import type { Same } from "./same";

const english = {
  ready: "Before you take customers",
  testRing: "Test ring",
  askHeard: "Did you hear it?",
  yes: "Yes",
  no: "No",
  soundUnknown: "Sound: not tried on this machine",
  soundOff: "Sound: turned off on this machine",
  heard: "Sound: you hear offers",
  notHeard: "Sound: not heard. Check this machine’s volume and output; offers are still shown.",
  notifications: {
    default: "Notifications: not asked yet",
    granted: "Notifications: you are told while you look elsewhere",
    denied: "Notifications: blocked by the browser",
    none: "Notifications: this browser has none",
    insecure: "Notifications: only where the hub is reached over https",
  },
  deniedHow:
    "Only you can undo that: click the picture to the left of the address, set Notifications to Allow, and come back here. If your company’s rules block it, offers still ring and are still shown.",
  insecureHow: "Ask your administrator for the hub’s https address. Until then offers ring and are shown in this tab.",
  allow: "Allow",
  how: "What to do",
  nowAvailable: "Become available",
  skip: "Skip",
  done: "Done",
  lead: "Sounds and choices go with you to every machine you sign in at. Notifications come only while no tab of the console is looked at, and from one tab alone.",
  soundHere: "Sound on this machine",
  kinds: {
    offer: "Offers",
    message: "Messages from customers",
    mention: "Mentions by colleagues",
    promise: "Promised times that come near or are missed",
  },
  sound: "Sound",
  sounds: { chime: "Chime", bell: "Bell", marimba: "Marimba", drop: "Drop", none: "No sound" },
  volume: "Volume",
  test: "Test",
  notify: "Notification",
  names: "Show who wrote and what",
  namesHint:
    "Turn this off where others can see your screen: notifications then tell the kind, the channel and the queue.",
  namesForbidden: "Your company keeps customers off notifications: they tell the kind, the channel and the queue.",
  save: "Save",
  saved: "Your sounds and notifications are saved.",
  told: {
    offer: (name: string) => `New offer: ${name}`,
    offerPlain: "New offer",
    given: (name: string) => `Yours at once: ${name}`,
    givenPlain: "A new conversation is yours",
    messagePlain: "New message",
    mention: (colleague: string) => `${colleague} mentioned you in a note`,
    near: (name: string) => `A promised time comes near: ${name}`,
    nearPlain: "A promised time comes near",
    missed: (name: string) => `A promised time was missed: ${name}`,
    missedPlain: "A promised time was missed",
  },
};

export type AlertWords = Same<typeof english>;

export const alertWords: AlertWords = english;
