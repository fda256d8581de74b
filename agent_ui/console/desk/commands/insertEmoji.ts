import { currentId } from "../derived";
import { set } from "../store";
import { isNoting } from "../unsent";
import type { Command } from "./command";
import { currentIs } from "./current";

/** Works where one writes: the cursor stays where it is, and what is chosen stands there. */
export const insertEmoji: Command = {
  name: "insert-emoji",
  group: "conversation",
  label: (messages) => messages.composer.emoji,
  shortcut: { key: "i", with: "alt" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed") || isNoting(desk, currentId(desk) ?? ""),
  perform: () => set({ isChoosingEmoji: true }),
};
