import { may } from "../derived";
import { LISTS, mayList } from "../lists";
import type { InboxList } from "../state";
import { openList } from "../view";
import type { Command } from "./command";

/** The figures between 2 and 6 open the board, the administration and the colleagues. */
const KEYS: Readonly<Record<InboxList, string>> = {
  mine: "1",
  team: "2",
  unassigned: "6",
  mentions: "7",
  snoozed: "8",
  drafts: "0",
  all: "9",
};

/** One command for each list of the inbox. */
export const GO_LIST: readonly Command[] = LISTS.map((list) => ({
  name: `go-${list}`,
  group: "navigate",
  label: ({ views }) => views.commands[list],
  shortcut: { key: KEYS[list] },
  isMine: (desk) => may(desk, "desk.read") && mayList(desk, list),
  isPossible: (desk) => may(desk, "desk.read") && mayList(desk, list),
  perform: () => openList(list),
}));
