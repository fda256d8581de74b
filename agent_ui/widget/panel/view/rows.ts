import type { VisitorItem } from "@contact-hub/shared/wire.gen";

import { isSeen, type Pending } from "../chat.ts";

/** One message as the log draws it. */
export interface Row {
  /** The same before and after the server confirmed it, so that the log only ever appends. */
  readonly key: string;
  readonly clientId: string | null;
  /** As the hub has it; null of what it has not confirmed. */
  readonly item: VisitorItem | null;
  readonly repliesTo: string;
  readonly isMine: boolean;
  readonly author: string;
  readonly at: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  readonly isPending: boolean;
  readonly isRefused: boolean;
  readonly progress: "sent" | "delivered" | "seen";
  /** The first of several by one author, which carries her name. */
  readonly isFirst: boolean;
  /** The last of several by one author, which carries the time. */
  readonly isLast: boolean;
  readonly startsDay: boolean;
}

const PAUSE_MILLISECONDS = 5 * 60_000;

type Draft = Omit<Row, "isFirst" | "isLast" | "startsDay">;

export function rowsOf(items: readonly VisitorItem[], pending: readonly Pending[]): readonly Row[] {
  const drafts = [...items.map(fromItem), ...pending.map(fromPending)];
  return drafts.map((draft, index) => ({
    ...draft,
    isFirst: !belongs(drafts[index - 1], draft),
    isLast: !belongs(draft, drafts[index + 1]),
    startsDay: dayOf(drafts[index - 1]) !== dayOf(draft),
  }));
}

function belongs(one: Draft | undefined, next: Draft | undefined): boolean {
  if (!one || !next) return false;
  const isSame = one.isMine === next.isMine && one.author === next.author;
  return isSame && Date.parse(next.at) - Date.parse(one.at) < PAUSE_MILLISECONDS;
}

function dayOf(draft: Draft | undefined): string {
  return draft ? new Date(draft.at).toDateString() : "";
}

function fromItem(item: VisitorItem): Draft {
  return {
    key: item.client_id ?? item.id,
    clientId: null,
    item,
    repliesTo: item.replies_to,
    isMine: item.from_me,
    author: item.from_me ? "" : item.author_name,
    at: item.at,
    text: item.text,
    files: item.files,
    isPending: false,
    isRefused: item.from_me && item.state === "failed",
    progress: isSeen(item.state) ? "seen" : item.state === "delivered" ? "delivered" : "sent",
  };
}

function fromPending(message: Pending): Draft {
  return {
    key: message.clientId,
    clientId: message.clientId,
    item: null,
    repliesTo: message.repliesTo,
    isMine: true,
    author: "",
    at: message.at,
    text: message.text,
    files: Object.fromEntries(message.files.map((file) => [file.url, file.name])),
    isPending: true,
    isRefused: message.isRefused,
    progress: "sent",
  };
}
