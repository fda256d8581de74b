import { may } from "../derived";
import type { Command } from "./command";

/** Open the menu in which I say how I can be reached. */
export const changePresence: Command = {
  name: "change-presence",
  group: "me",
  label: (messages) => messages.presence.change,
  shortcut: { key: "p", with: "alt" },
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => {
    // A palette that closes gives the focus back first.
    requestAnimationFrame(() => {
      const menu = document.querySelector<HTMLElement>("[data-presence]");
      menu?.focus();
      menu?.click();
    });
  },
};
