import { may } from "../derived";
import { prefer } from "../preferences";
import { shownList } from "../lists";
import { SORTS, sortsOf, type InboxSort } from "../sorting";
import type { InboxList } from "../state";
import { present, set } from "../store";
import { shownView } from "../views/saved";
import type { Command } from "./command";

/** Put a list of conversations in another order, here and whenever she comes back to this machine. */
export function sortBy(list: InboxList, order: InboxSort): void {
  const sort = { ...present().sort, [list]: order };
  set({ sort });
  prefer({ sort });
}

/** One command for each order; the list is the one on screen. */
export const SORT_BY: readonly Command[] = SORTS.map((order) => ({
  name: `sort-${order}`,
  group: "navigate",
  label: (messages) => messages.lists.sortBy(messages.lists.sorts[order]),
  isPossible: (desk) =>
    may(desk, "desk.read") &&
    desk.route.page === "inbox" &&
    shownView(desk) === null &&
    sortsOf(shownList(desk)).includes(order),
  perform: () => sortBy(shownList(present()), order),
}));
