/** The lists of the inbox: what each contains, how much, and in which orders it can stand. */
import type { ConversationRow, Desk, DraftMark, Mention } from "@contact-hub/shared/wire.gen";
import { counter, sorter } from "./changes";
import { free, idsOf, may, mineInStates, remembered, ringing } from "./derived";
import { inEverySort, MINE, type InboxSort } from "./sorting";
import type { ConsoleState, InboxList, Route } from "./state";
import { idsInView } from "./views/saved";

export const LISTS: readonly InboxList[] = ["mine", "team", "unassigned", "mentions", "snoozed", "drafts", "all"];

export type InboxGroup =
  | "open"
  | "waiting"
  | "wrap_up"
  | "free"
  | "ringing"
  | "held"
  | "own"
  | "snoozed"
  | "mentions"
  | "drafts";

/** What stands in each list, one group after another. */
export const GROUPS: Readonly<Record<InboxList, readonly InboxGroup[]>> = {
  mine: ["open", "waiting", "wrap_up"],
  team: ["free", "ringing", "held"],
  unassigned: ["free", "ringing"],
  mentions: ["mentions"],
  snoozed: ["snoozed"],
  drafts: ["drafts"],
  all: ["free", "ringing", "held", "own"],
};

const NONE: readonly string[] = [];

/** Everybody has each list but that of everybody's conversations, which is for those who steer. */
export const mayList = (state: ConsoleState, list: InboxList) => list !== "all" || may(state, "floor.steer");

/** The list on screen; whoever may not see it is shown her own. */
export function shownList(state: ConsoleState): InboxList {
  const list = state.route.page === "inbox" ? state.route.list : "mine";
  return mayList(state, list) ? list : "mine";
}

/** The address of the list or view on screen, without the conversation beside it. */
export function placeOf(state: ConsoleState): Extract<Route, { readonly page: "inbox" }> {
  const { route } = state;
  if (route.page === "inbox" && route.view !== undefined) return route;
  return { page: "inbox", list: shownList(state), conversation: null };
}

const byId = (row: { readonly id: string }) => row.id;

const everyRow = () =>
  inEverySort<Desk["held"]>((sort) =>
    idsOf(
      sorter(() => true, MINE[sort]),
      byId,
    ),
  );
const held = everyRow();
const own = everyRow();
const open = mineInStates("open", "offered", "queued");
const waiting = mineInStates("waiting");
const wrapUp = mineInStates("wrap_up");
const snoozed = mineInStates("snoozed");

/** Conversations in which I am named, each once, by the newest note that names me. */
const mentioned = remembered((mentions: readonly Mention[]) => [
  ...new Set(mentions.map(({ conversation_id }) => conversation_id)),
]);
/** Conversations in which I have begun to write, each once, by what I wrote last. */
const drafted = remembered((marks: readonly DraftMark[]) => [
  ...new Set(marks.filter(({ kind }) => kind !== "first").map(({ place }) => place)),
]);
const oldestDrafted = remembered((ids: readonly string[]) => ids.toReversed());
const oldestMentioned = remembered((ids: readonly string[]) => ids.toReversed());

const IDS: Readonly<Record<InboxGroup, (desk: Desk, sort: InboxSort) => readonly string[]>> = {
  open: (desk, sort) => open(desk.conversations, sort),
  waiting: (desk, sort) => waiting(desk.conversations, sort),
  wrap_up: (desk, sort) => wrapUp(desk.conversations, sort),
  snoozed: (desk, sort) => snoozed(desk.conversations, sort),
  own: (desk, sort) => own(desk.conversations, sort),
  free: (desk, sort) => free(desk.waiting, sort),
  ringing: (desk, sort) => ringing(desk.waiting, sort),
  held: (desk, sort) => held(desk.held, sort),
  mentions: ({ mentions }, sort) => (sort === "oldest" ? oldestMentioned(mentioned(mentions)) : mentioned(mentions)),
  drafts: ({ drafts }, sort) => (sort === "oldest" ? oldestDrafted(drafted(drafts)) : drafted(drafts)),
};

/** Ids of one group of a list, as the list is sorted. */
export function groupIds(state: ConsoleState, list: InboxList, group: InboxGroup): readonly string[] {
  return state.desk === null ? NONE : IDS[group](state.desk, state.sort[list]);
}

const awake = counter((row: ConversationRow) => Number(row.state !== "snoozed"));
const unseen = remembered(
  (mentions: readonly Mention[]) =>
    new Set(mentions.filter(({ is_read }) => !is_read).map(({ conversation_id }) => conversation_id)).size,
);

const COUNTS: Readonly<Record<InboxList, (desk: Desk) => number>> = {
  mine: (desk) => awake(desk.conversations),
  team: (desk) => desk.waiting.length + desk.held.length,
  unassigned: (desk) => desk.waiting.length,
  mentions: (desk) => unseen(desk.mentions),
  snoozed: (desk) => desk.conversations.length - awake(desk.conversations),
  drafts: ({ drafts }) => drafted(drafts).length + drafts.filter(({ kind }) => kind === "first").length,
  all: (desk) => desk.waiting.length + desk.held.length + desk.conversations.length,
};

/** How many conversations a list has; of mentions, in how many I have not looked yet; first letters are drafts too. */
export const countOf = (state: ConsoleState, list: InboxList) => (state.desk === null ? 0 : COUNTS[list](state.desk));

/** The list on screen in the order it is shown, for moving up and down by key. */
export function listedIds(state: ConsoleState): readonly string[] {
  if (state.route.page !== "inbox") return NONE;
  if (state.route.view !== undefined) return idsInView(state, state.route.view);
  const list = shownList(state);
  return GROUPS[list].flatMap((group) => groupIds(state, list, group));
}
