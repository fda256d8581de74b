import { useEffect, type ComponentType, type ReactElement } from "react";
import { countOf, GROUPS, groupIds, type InboxGroup } from "../desk/lists";
import { learnMentioned, notAsked } from "../desk/mentioned";
import type { InboxList } from "../desk/state";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import type { IconName } from "../ui/Icon";
import { EmptyState } from "../ui/Marks";
import { FirstLetterRows } from "./FirstLetterRows";
import { ListGroup } from "./Group";
import type { RowProps } from "./RowLink";
import { MineRow } from "./Rows";
import { DraftRow, HeldRow, MentionRow, WaitingRow } from "./TeamRows";

const ROWS: Readonly<Record<InboxGroup, ComponentType<RowProps>>> = {
  open: MineRow,
  waiting: MineRow,
  wrap_up: MineRow,
  snoozed: MineRow,
  own: MineRow,
  free: WaitingRow,
  ringing: WaitingRow,
  held: HeldRow,
  mentions: MentionRow,
  drafts: DraftRow,
};

interface Props {
  readonly list: Exclude<InboxList, "mine">;
}

/** A list beside that of my own conversations, in its groups. */
export function OtherList({ list }: Props): ReactElement {
  const asked = useConsole((state) => (list === "mentions" || list === "drafts" ? notAsked(state, list) : ""));
  useEffect(() => {
    if (asked !== "" && (list === "mentions" || list === "drafts")) void learnMentioned(asked, list);
  }, [asked, list]);
  const isEmpty = useConsole((state) => GROUPS[list].every((group) => groupIds(state, list, group).length === 0));
  const hasLetters = useConsole((state) => list === "drafts" && countOf(state, list) > 0);
  if (isEmpty && !hasLetters) return <Nothing list={list} />;
  return (
    <>
      {hasLetters && <FirstLetterRows />}
      {GROUPS[list].map((group) => (
        <ListGroup key={group} list={list} group={group} row={ROWS[group]} />
      ))}
    </>
  );
}

const ICONS: Readonly<Record<Props["list"], IconName>> = {
  team: "people",
  unassigned: "queue",
  mentions: "note",
  snoozed: "moon",
  drafts: "pencil",
  all: "globe",
};

/** What stands where no row is. */
function Nothing({ list }: Props): ReactElement {
  const { inbox, views } = useMessages();
  const words: Readonly<Record<Props["list"], readonly [string, string]>> = {
    team: [views.empty.team, views.empty.teamDetail],
    unassigned: [inbox.teamEmpty, inbox.teamEmptyDetail],
    mentions: [views.empty.mentions, views.empty.mentionsDetail],
    snoozed: [views.empty.snoozed, views.empty.snoozedDetail],
    drafts: [views.empty.drafts, views.empty.draftsDetail],
    all: [views.empty.all, views.empty.allDetail],
  };
  const [title, detail] = words[list];
  return <EmptyState icon={ICONS[list]} title={title} detail={detail} />;
}
