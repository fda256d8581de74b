/** What may be done to messages that are there, and doing it: the same rules as the hub's, which has the last word. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { api } from "./api";
import { hubNow } from "./clock";
import { currentId, may } from "./derived";
import { draftOf, REPLIES_TO, writeDraft } from "./drafts";
import { mayWriteHere } from "./inside";
import { attempt } from "./notices";
import type { ConsoleState } from "./state";
import { present, set, update } from "./store";
import { mayTranslate } from "./translations";
import { compose } from "./view";

/** Whether what was sent then may still be changed; 0 seconds: always. */
export const isWithin = (windowSeconds: number, sentAt: string, nowMs: number): boolean =>
  windowSeconds === 0 || nowMs < Date.parse(sentAt) + windowSeconds * 1_000;

export type Deed = "answer" | "react" | "translate" | "edit" | "withdraw";

const ARRIVED: ReadonlySet<string | null> = new Set(["sent", "delivered", "read"]);

/** Whether this may be done to a message of the conversation on screen. */
export function mayDo(state: ConsoleState, deed: Deed, item: Item): boolean {
  // Whoever reads it may: nothing is done to it.
  if (deed === "translate") return mayTranslate(state, item);
  const log = state.logs[currentId(state) ?? ""];
  const isThere = item.kind === "message" && item.withdrawn_at === null;
  if (log === undefined || !log.can_write || !isThere || log.merged_items.includes(item.id)) return false;
  const { features, limits } = log;
  const isOwn = item.direction === "out" && item.author !== "" && item.author === state.session?.person.id;
  switch (deed) {
    case "answer":
      return features.includes("replies") && mayWriteHere(state) && item.state !== "failed";
    case "react":
      return features.includes("reactions") && item.direction === "in";
    case "edit": {
      const isOpen = isWithin(limits.edit_window_seconds, item.at, hubNow());
      return features.includes("edits") && isOwn && ARRIVED.has(item.state) && isOpen;
    }
    case "withdraw": {
      const isOpen = isWithin(limits.withdrawal_window_seconds, item.at, hubNow());
      const isOnItsWay = ARRIVED.has(item.state) || item.state === "queued";
      return features.includes("withdrawals") && isOwn && isOnItsWay && isOpen;
    }
    default:
      return deed satisfies never;
  }
}

const NOTHING: readonly string[] = [];
const DEEDS: readonly Deed[] = ["answer", "react", "translate", "edit", "withdraw"];

/** What may be done to a message, as one word, so that whoever shows it is drawn again only when that changes. */
export const deedsFor = (state: ConsoleState, item: Item): string =>
  DEEDS.filter((deed) => mayDo(state, deed, item)).join(" ");

/** Whether anything of this can be done on the channel of a conversation. */
export const hasDeeds = (state: ConsoleState, id: string): boolean => {
  if (state.floor.translates) return true;
  const features = state.logs[id]?.features ?? NOTHING;
  return ["replies", "reactions", "edits", "withdrawals"].some((feature) => features.includes(feature));
};

/** What one does to what the customer said, unless one walked to something else. */
const OF_HERS: ReadonlySet<Deed> = new Set(["answer", "translate"]);

/** The message that a key means: the one that was walked to, else the last for which it is possible. */
export function meantFor(state: ConsoleState, deed: Deed): Item | null {
  const items = state.logs[currentId(state) ?? ""]?.items ?? [];
  const chosen = items.find((item) => item.id === state.chosenItem);
  if (chosen !== undefined && mayDo(state, deed, chosen)) return chosen;
  const isMeant = (item: Item) => (OF_HERS.has(deed) ? item.direction === "in" : true) && mayDo(state, deed, item);
  return items.findLast(isMeant) ?? null;
}

/** What I think of it; the same once more takes it back. */
export async function react(item: Item, emoji: string): Promise<void> {
  const id = currentId(present());
  if (id === null) return;
  const isMine = reactionOf(present(), item) === emoji;
  set({ reacting: null });
  await attempt(() => (isMine ? api.takeReactionBack(id, item.id) : api.react(id, item.id, emoji)));
}

/** My reaction to a message; empty where there is none. */
export const reactionOf = (state: ConsoleState, { reactions }: Item): string =>
  reactions.find(({ by }) => by !== "" && by === state.session?.person.id)?.emoji ?? "";

/** What is written next answers this message. */
export function answer(id: string, item: Item): void {
  writeDraft(id, "reply", { fields: { ...draftOf(id, "reply").fields, [REPLIES_TO]: item.id } });
  compose("reply");
}

/** What is written answers no certain message. */
export function answerNone(id: string): void {
  const { [REPLIES_TO]: _, ...fields } = draftOf(id, "reply").fields;
  writeDraft(id, "reply", { fields });
}

/** Go to a message that another one answers. */
export function showItem(item: string): void {
  const isSought = present().soughtItem === item;
  set({ soughtItem: item });
  // It is sought already: the reader has scrolled away since.
  if (isSought) document.querySelector<HTMLElement>(`#item-${CSS.escape(item)}`)?.focus();
}

export const askWhetherToWithdraw = (item: Item) => set({ dialog: "withdraw", withdrawing: item.id });

export async function withdraw(item: string): Promise<void> {
  const id = currentId(present());
  if (id !== null) await attempt(() => api.withdraw(id, item));
}

/** Whether I may read what a message said before it was taken back. */
export const mayReadWithdrawn = (state: ConsoleState): boolean => may(state, "conversation.read_team");

const KEPT = "hub.edit.";

/** The words that somebody puts into a message of hers, until they are saved. */
export function rewrite(item: string, text: string | null): void {
  update((state) => {
    const { [item]: _, ...others } = state.rewriting;
    return { ...state, rewriting: text === null ? others : { ...others, [item]: text } };
  });
  try {
    if (text === null) sessionStorage.removeItem(KEPT + item);
    else sessionStorage.setItem(KEPT + item, text);
  } catch {
    // Without storage it lives as long as this page.
  }
}

/** Begin to change a message, or go on where one stopped. */
export const beginRewriting = (item: Item): void => rewrite(item.id, present().rewriting[item.id] ?? item.text);

/** What was being written into messages before the page was loaded anew. */
export function recallRewriting(items: readonly Item[]): void {
  try {
    for (const { id } of items) {
      const text = sessionStorage.getItem(KEPT + id);
      if (text !== null && present().rewriting[id] === undefined) rewrite(id, text);
    }
  } catch {
    // What cannot be read is not missed.
  }
}
