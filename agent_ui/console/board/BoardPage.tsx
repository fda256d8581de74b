import { useEffect, type ReactElement } from "react";
import { api } from "../desk/api";
import { watchBoard } from "../desk/connection";
import { attempt } from "../desk/notices";
import { set, useConsole } from "../desk/store";
import { useBoardMessages } from "../i18n/board";
import { EmptyState, Skeleton } from "../ui/Marks";
import { BoardCharts } from "./BoardCharts";
import { BoardTable } from "./BoardTable";
import { Alarms } from "./Promises";
import { useTrail } from "./trail";
import styles from "./Board.module.css";

/** Every queue of the supervisor's teams, as it is now. */
export function BoardPage(): ReactElement {
  const messages = useBoardMessages();
  const board = useConsole((state) => state.board);
  const line = useConsole((state) => state.line);
  const trail = useTrail();
  useEffect(() => {
    watchBoard(true);
    return () => watchBoard(false);
  }, []);
  useEffect(() => {
    if (line === "live") void attempt(() => api.board()).then((fresh) => fresh !== undefined && set({ board: fresh }));
  }, [line]);
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className={styles.title}>{messages.board.title}</h1>
      {board === null && <Skeleton lines={8} label={messages.loading} />}
      {board !== null && board.queues.length === 0 && (
        <EmptyState icon="board" title={messages.board.none} detail={messages.board.noneDetail} />
      )}
      {board !== null && board.queues.length > 0 && (
        <>
          <BoardCharts queues={board.queues} trail={trail} />
          <Alarms queues={board.queues} />
          <BoardTable queues={board.queues} />
        </>
      )}
    </main>
  );
}
