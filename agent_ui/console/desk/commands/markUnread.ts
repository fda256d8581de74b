import { api } from "../api";
import { currentId } from "../derived";
import { answeredRow } from "../inside";
import { attempt } from "../notices";
import { rowInHand } from "../selection";
import type { ConsoleState } from "../state";
import { present } from "../store";
import { leaveConversation } from "../view";
import type { Command } from "./command";

/** What can be marked: of what I answer for, whatever is not unread anyway. */
function markable(desk: ConsoleState): string | null {
  const id = desk.route.page === "inbox" ? rowInHand() : null;
  return id !== null && answeredRow(desk, id)?.unread === 0 ? id : null;
}

/** Look at it again later: it counts as unread, in every browser of mine. */
export const markUnread: Command = {
  name: "mark-unread",
  group: "conversation",
  label: ({ views }) => views.markUnread,
  shortcut: { key: "u" },
  isPossible: (desk) => markable(desk) !== null,
  perform: () => {
    const id = markable(present());
    if (id === null) return;
    // What stays on the screen is read.
    if (currentId(present()) === id) leaveConversation();
    void attempt(() => api.unread(id));
  },
};
