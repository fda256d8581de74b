import { hasOnlyQueues, sectionsFor } from "../sections";
import type { ConsoleState } from "../state";
import { present } from "../store";
import { go } from "../view";
import type { Command } from "./command";

const hers = (desk: ConsoleState) => sectionsFor(desk.session?.permissions ?? []);

export const goAdmin: Command = {
  name: "go-admin",
  group: "navigate",
  label: (messages) => (hasOnlyQueues(hers(present())) ? messages.commands.goQueues : messages.commands.goAdmin),
  shortcut: { key: "4" },
  isMine: (desk) => hers(desk).length > 0,
  isPossible: (desk) => hers(desk).length > 0,
  perform: () => go(hasOnlyQueues(hers(present())) ? { page: "admin", section: "queues" } : { page: "admin" }),
};
