/** From which messages on a conversation may become another one. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { currentId, isMine, may } from "./derived";
import type { ConsoleState } from "./state";
import type { ConversationPage } from "./conversationPage";

/** Every message of its own but the first, which has to stay; none where the channel has no threads. */
export function splitPoints(log: ConversationPage | undefined): readonly Item[] {
  if (log === undefined || !log.features.includes("threads")) return [];
  const merged = new Set(log.merged_items);
  return log.items.filter(({ id, kind }) => kind === "message" && !merged.has(id)).slice(1);
}

/** Whether I may split the conversation on screen. */
export function canSplit(desk: ConsoleState): boolean {
  const id = currentId(desk);
  if (id === null || !(isMine(desk, id) || may(desk, "floor.steer"))) return false;
  const log = desk.logs[id];
  return log?.conversation.state !== "closed" && splitPoints(log).length > 0;
}
