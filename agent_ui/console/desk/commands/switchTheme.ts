import { prefer, presentPreferences } from "../preferences";
import type { Command } from "./command";

function isDark(): boolean {
  const { theme } = presentPreferences();
  return theme === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

export const switchTheme: Command = {
  name: "switch-theme",
  group: "me",
  label: (messages) => messages.commands.switchTheme,
  isPossible: () => true,
  perform: () => prefer({ theme: isDark() ? "light" : "dark" }),
};
