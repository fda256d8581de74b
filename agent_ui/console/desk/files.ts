/** The files of the conversation on screen that can be looked at without being kept. */
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import type { ConversationLog } from "./applyToLog";
import { hubUrl } from "./base";
import { currentId } from "./derived";
import type { ConsoleState } from "./state";

/** A file wherever it lies: of a message, or on its way there. */
export type AnyFile = Omit<ItemFile, "content_id">;

const PLAIN = /^(?:text\/(?!html)[\w.+-]+|application\/(?:json|xml|yaml|x-yaml|x-ndjson))$/;

/** Whether it is words and nothing else: a page of somebody else's is not. */
export const isPlainText = ({ content_type: type }: AnyFile): boolean =>
  PLAIN.test((type.split(";", 1)[0] ?? "").trim().toLowerCase());

/** Whether the browser shows it in a tab of its own, from a path at which nothing of ours can be reached. */
export const isPdf = ({ content_type: type, name }: AnyFile): boolean =>
  type === "application/pdf" && /\.pdf$/i.test(name);

export const pageOf = ({ url }: AnyFile): string => hubUrl(`${url}/page`);

export const isViewable = (file: AnyFile): boolean => file.is_image || isPlainText(file);

/** The log of the conversation on screen. */
export function logHere(state: ConsoleState): ConversationLog | undefined {
  const id = currentId(state);
  return id === null ? undefined : state.logs[id];
}

/** In the order in which they came. */
export const viewableIn = (log: ConversationLog | undefined): readonly ItemFile[] =>
  log?.items.flatMap(({ files }) => files.filter(isViewable)) ?? [];

export const viewable = (state: ConsoleState): readonly ItemFile[] => viewableIn(logHere(state));

/** The last that can be looked at, here or in a tab of its own. */
export const lastToLookAt = (state: ConsoleState): ItemFile | undefined =>
  logHere(state)
    ?.items.flatMap(({ files }) => files)
    .findLast((file) => isViewable(file) || isPdf(file));
