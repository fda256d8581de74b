import type { ReactElement } from "react";
import { rowOf, waitingOf } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { openList } from "../../desk/view";
import { viewOf } from "../../desk/views/saved";
import { idsIn } from "../../desk/views/standing";
import { useSavedViewMessages } from "../../i18n/savedViews";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/Marks";
import { Group } from "../Group";
import type { RowProps } from "../RowLink";
import { MineRow } from "../Rows";
import { HeldRow, WaitingRow } from "../TeamRows";

/** What stands in a view that somebody saved, in its order. */
export function ViewList({ id }: { readonly id: string }): ReactElement {
  const { savedViews: words } = useSavedViewMessages();
  const name = useConsole((state) => viewOf(state, id)?.name ?? null);
  const ids = useConsole((state) => idsIn(state, id));
  if (name === null) {
    return (
      <EmptyState icon="inbox" title={words.gone} detail={words.goneDetail}>
        <Button onPress={() => openList("mine")}>{words.toMine}</Button>
      </EmptyState>
    );
  }
  if (ids.length === 0) return <EmptyState icon="check" title={words.empty} detail={words.emptyDetail} />;
  return <Group name={name} ids={ids} row={AnyRow} />;
}

/** A conversation as it is shown wherever it stands: with me, with a colleague, or waiting. */
function AnyRow(props: RowProps): ReactElement {
  const where = useConsole((state) =>
    rowOf(state, props.id) !== null ? "mine" : waitingOf(state, props.id) !== null ? "waiting" : "held",
  );
  if (where === "mine") return <MineRow {...props} />;
  return where === "waiting" ? <WaitingRow {...props} /> : <HeldRow {...props} />;
}
