import { currentId } from "../derived";
import { listedIds } from "../lists";
import { present } from "../store";
import { openConversation } from "../view";

/** Open the neighbour of the conversation on screen; the ends hold. */
export function moveInList(step: 1 | -1): void {
  const ids = listedIds(present());
  const place = ids.indexOf(currentId(present()) ?? "");
  const next = place === -1 ? (step === 1 ? 0 : ids.length - 1) : place + step;
  const id = ids[Math.min(Math.max(next, 0), ids.length - 1)];
  if (id !== undefined) openConversation(id);
}
