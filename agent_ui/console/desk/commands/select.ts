import {
  clearSelection,
  fittingIds,
  openBulk,
  rowInHand,
  selectAll,
  selectedCount,
  toggleSelected,
} from "../selection";
import type { BulkDeed, ConsoleState } from "../state";
import type { Command } from "./command";

const isInbox = (desk: ConsoleState) => desk.route.page === "inbox";
const hasSelection = (desk: ConsoleState) => isInbox(desk) && selectedCount(desk) > 0;

const bulk = (deed: BulkDeed): Command => ({
  name: `bulk-${deed}`,
  group: "conversation",
  label: (messages) => messages.work.bulk.commands[deed],
  isPossible: (desk) => hasSelection(desk) && fittingIds(desk, deed).length > 0,
  perform: () => openBulk(deed),
});

/** Pick rows of the inbox, and do one thing with all of them. */
export const SELECT: readonly Command[] = [
  {
    name: "select",
    group: "conversation",
    label: (messages) => messages.work.bulk.commands.select,
    shortcut: { key: "x" },
    isPossible: (desk) => isInbox(desk) && rowInHand() !== null,
    perform: () => {
      const id = rowInHand();
      if (id !== null) toggleSelected(id);
    },
  },
  {
    name: "select-all",
    group: "conversation",
    label: (messages) => messages.work.bulk.commands.all,
    isPossible: isInbox,
    perform: selectAll,
  },
  {
    name: "select-none",
    group: "conversation",
    label: (messages) => messages.work.bulk.commands.none,
    shortcut: { key: "escape" },
    isPossible: hasSelection,
    perform: clearSelection,
  },
  bulk("take"),
  bulk("close"),
  bulk("transfer"),
  bulk("tag"),
  bulk("snooze"),
];
