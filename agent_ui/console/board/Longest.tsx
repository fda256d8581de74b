import type { ReactElement } from "react";
import type { QueueFigures } from "@contact-hub/shared/wire.gen";
import { hubNow, useOverTime } from "../desk/clock";
import { Elapsed } from "../desk/times";
import { useBoardMessages } from "../i18n/board";
import { Icon } from "../ui/Icon";
import { isLate } from "./late";
import styles from "./Board.module.css";

/** How long the first in the queue has waited, and whether that is too long. */
export function Longest({ figures }: { readonly figures: QueueFigures }): ReactElement {
  const { board } = useBoardMessages();
  const isOver = useOverTime(() => isLate(figures, hubNow()));
  if (figures.longest_waiting_since === null) return <span>–</span>;
  return (
    <span className={isOver ? styles.late : undefined} title={isOver ? board.late : undefined}>
      {isOver && <Icon name="warning" />}
      <Elapsed since={figures.longest_waiting_since} />
      {isOver && <span className="unseen"> {board.late}</span>}
    </span>
  );
}
