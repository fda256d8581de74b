/** The files of the conversation on screen that can be looked at without being kept. */
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import type { ConversationLog } from "./applyToLog";
import { currentId } from "./derived";
import type { ConsoleState } from "./state";

const PLAIN = /^(?:text\/(?!html)[\w.+-]+|application\/(?:json|xml|yaml|x-yaml|x-ndjson))$/;

/** Whether it is words and nothing else: a page of somebody else's is not. */
export const isPlainText = ({ content_type: type }: ItemFile): boolean =>
  PLAIN.test((type.split(";", 1)[0] ?? "").trim().toLowerCase());

export const isViewable = (file: ItemFile): boolean => file.is_image || isPlainText(file);

/** The log of the conversation on screen. */
export function logHere(state: ConsoleState): ConversationLog | undefined {
  const id = currentId(state);
  return id === null ? undefined : state.logs[id];
}

/** In the order in which they came. */
export const viewableIn = (log: ConversationLog | undefined): readonly ItemFile[] =>
  log?.items.flatMap(({ files }) => files.filter(isViewable)) ?? [];

export const viewable = (state: ConsoleState): readonly ItemFile[] => viewableIn(logHere(state));
