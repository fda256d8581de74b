import { signOut } from "../session";
import type { Command } from "./command";

export const signOutCommand: Command = {
  name: "sign-out",
  group: "me",
  label: (messages) => messages.commands.signOut,
  isPossible: (desk) => desk.phase === "ready",
  perform: () => void signOut(),
};
