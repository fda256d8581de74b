/** On to the next conversation once one is done with. */
import { currentId } from "./derived";
import { listedIds } from "./lists";
import { presentPreferences } from "./preferences";
import { focusRow } from "./rowFocus";
import { present } from "./store";
import { leaveConversation, openConversation } from "./view";

/** The one that stands after it, or before it at the end of the list; null where it stands alone or not at all. */
export function neighbourOf(ids: readonly string[], id: string): string | null {
  const place = ids.indexOf(id);
  return place === -1 ? null : (ids[place + 1] ?? ids[place - 1] ?? null);
}

/**
 * Do it to a conversation; then go on from the next row, which opens where somebody likes it so. Whoever has gone
 * elsewhere meanwhile, or opened a dialog, is left alone: what she types there must not fall on what comes next.
 */
export async function advanceAfter(id: string, deed: () => Promise<boolean>): Promise<boolean> {
  const { dialog: before } = present();
  const next = neighbourOf(listedIds(present()), id);
  if (!(await deed())) return false;
  const { dialog } = present();
  if (currentId(present()) !== id || (dialog !== null && dialog !== before)) return true;
  if (next !== null && presentPreferences().opensNext) openConversation(next);
  else leaveConversation();
  focusRow(next, id);
  return true;
}
