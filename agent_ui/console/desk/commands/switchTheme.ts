import { prefer, presentPreferences } from "../preferences";
import type { Command } from "./command";

function isDark(): boolean {
  const { theme } = presentPreferences();
  return theme === "system" || theme === "contrast"
    ? matchMedia("(prefers-color-scheme: dark)").matches
    : theme === "dark";
}

export const switchTheme: Command = {
  name: "switch-theme",
  group: "me",
  label: (messages) => messages.commands.switchTheme,
  isPossible: () => true,
  perform: () => prefer({ theme: isDark() ? "light" : "dark" }),
};

/** The palette names it, so that whoever needs it finds it without the menu. */
export const moreContrast: Command = {
  name: "more-contrast",
  group: "me",
  label: (messages) => messages.bar.themes.contrast,
  isPossible: () => true,
  perform: () => prefer({ theme: presentPreferences().theme === "contrast" ? "system" : "contrast" }),
};
