/** The words of the bar, and of who one is at present, in English. */

export const shellWords = {
  bar: {
    navigation: "Main",
    inbox: "Inbox",
    board: "Board",
    queues: "Queues",
    admin: "Administration",
    account: "Account and settings",
    theme: "Theme",
    themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
    settings: "Settings",
    sound: "Sound on this machine",
    proof: "How I sign in",
    signedIn: "Where I am signed in",
    signOut: "Sign out",
    capacity: "Capacity",
    capacityOf: (channel: string, used: number, limit: number) => `${channel}: ${used} of ${limit}`,
    commands: "Commands",
  },
  presence: {
    label: (state: string) => `Presence: ${state}`,
    available: "Available",
    away: "Away",
    offline: "Offline",
    busy: "Busy",
    onCall: "On a call",
    noAnswer: "Missed an offer",
    connectionLost: "Connection lost",
    change: "Change presence",
    missed: "An offer went unanswered, so you receive no more. Choose Available to go on.",
  },
};
