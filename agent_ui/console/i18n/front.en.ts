/** The words of the first screen, and of the line to the hub, in English. */

export const frontWords = {
  problem: {
    unreachable: "The hub cannot be reached. Check the network; nothing you wrote is lost.",
    unexpected: "That did not work. Please try again.",
    title: "Something went wrong on this page",
    reload: "Reload the page",
  },
  signIn: {
    title: "Sign in",
    lead: "Every customer, every channel, one desk.",
    email: "Email",
    password: "Password",
    submit: "Sign in",
    busy: "Signing in…",
    emailMissing: "Enter your email address.",
    passwordMissing: "Enter your password.",
    refused: "Email and password do not match. Check both and try again.",
    tooMany: "Too many tries. Wait a minute, then try again.",
    expired: "Your session has ended. What you had written is kept: sign in again and go on.",
    elsewhere: "You were signed out by the hub.",
  },
  oneTime: {
    setUp: "Set up",
    setUpLead: "Make the first administrator of this hub.",
    passwordLead: "Choose a password for your account.",
    addressLead: "Confirm your new mail address.",
    confirmAddress: "Confirm the address",
    addressIs: (name: string, email: string) => `${name}, you sign in as ${email} from now on.`,
    goOn: "Go to the console",
    passwordFor: (name: string, email: string) =>
      `This is the account of ${name} (${email}). If that is not you, tell whoever gave you the link.`,
    password: "Save password",
    name: "Your name",
    nameMissing: "Enter your name.",
    newPassword: "New password",
  },
  line: {
    connecting: "Connecting…",
    live: "Connected",
    broken: "Reconnecting…",
    brokenDetail: "What you see may be out of date. It will catch up by itself.",
    secondSignIn: "You are signed in at another place too.",
  },
};
