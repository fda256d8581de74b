/** How much wants me: the one count that title, icon and whatever shows it agree on. */
import { offerIds, unreadTotal } from "./derived";
import { mentionsOf } from "./mentions";
import type { ConsoleState } from "./state";

/** What rings, what was written and not read, and notes that call me. */
export const attention = (state: ConsoleState): number =>
  offerIds(state).length + unreadTotal(state) + mentionsOf(state).filter((mention) => !mention.is_read).length;
