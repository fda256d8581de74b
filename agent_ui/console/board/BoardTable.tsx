import type { ReactElement } from "react";
import type { QueueFigures } from "@contact-hub/shared/wire.gen";
import { present, useConsole } from "../desk/store";
import { presenceWord } from "../desk/words";
import { inRow, number, percent, timeOfDay } from "../i18n/format";
import { useBoardMessages } from "../i18n/board";
import { PresenceDot } from "../ui/Marks";
import { Longest } from "./Longest";
import { Kept, NextWait } from "./NextWait";
import { NoFigure, Promises } from "./Promises";
import styles from "./Board.module.css";

/** The same figures as a table, one line per queue. */
export function BoardTable({ queues }: { readonly queues: readonly QueueFigures[] }): ReactElement {
  const { board, sla } = useBoardMessages();
  return (
    <div className={styles.scroll} role="region" aria-label={board.table} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{board.table}</caption>
        <thead>
          <tr>
            <th scope="col">{board.queue}</th>
            <Heading name={board.waiting} />
            <Heading name={board.longest} />
            <Heading name={board.nextWait} />
            <Heading name={board.level} />
            <Heading name={sla.board.title} />
            <Heading name={board.open} />
            <Heading name={board.arrived} detail={board.today} />
            <Heading name={board.answered} detail={board.today} />
            <Heading name={board.abandoned} detail={board.today} />
            <th scope="col">{board.agents}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((figures) => (
            <Line key={figures.queue} figures={figures} />
          ))}
        </tbody>
        {queues.length > 1 && <Total queues={queues} />}
      </table>
    </div>
  );
}

function Heading({ name, detail }: { readonly name: string; readonly detail?: string }): ReactElement {
  return (
    <th scope="col" className={styles.figure}>
      {name} {detail && <small>{detail}</small>}
    </th>
  );
}

function Line({ figures }: { readonly figures: QueueFigures }): ReactElement {
  const messages = useBoardMessages();
  return (
    <tr>
      <th scope="row">{figures.name}</th>
      <td className={styles.figure}>
        {number(figures.waiting)}{" "}
        {figures.ringing > 0 && <small className={styles.quiet}>{messages.board.ringing(figures.ringing)}</small>}
        <Hopes figures={figures} />
      </td>
      <td className={styles.figure}>
        <Longest figures={figures} />
      </td>
      <td className={styles.figure}>
        <NextWait figures={figures} />
        <Kept figures={figures} />
      </td>
      <td className={styles.figure}>
        {figures.service_level === null ? <NoFigure /> : percent(figures.service_level)}
      </td>
      <td className={styles.figure}>
        <Promises figures={figures} />
      </td>
      <td className={styles.figure}>{number(figures.open)}</td>
      <td className={styles.figure}>{number(figures.arrived_today)}</td>
      <td className={styles.figure}>{number(figures.answered_today)}</td>
      <td className={styles.figure}>{number(figures.abandoned_today)}</td>
      <td>
        <Agents agents={figures.agents} />
      </td>
    </tr>
  );
}

/** Who cannot be served, or not yet; that nobody is signed in alarms only within the hours. */
function Hopes({ figures }: { readonly figures: QueueFigures }): ReactElement | null {
  const { board, routing } = useBoardMessages();
  const names = useConsole((state) => state.floor.queues);
  const nameOf = (ids: readonly string[]) => inRow(ids.map((id) => names.find((one) => one.id === id)?.name ?? id));
  const { unroutable, nobody_signed_in: unattended, is_open: isOpen } = figures;
  return (
    <>
      {unroutable > 0 && <small className={styles.late}> {board.unroutable(unroutable)}</small>}
      {figures.kept_free.map(({ queues, count, until }) => (
        <small key={queues.join()} className={styles.quiet}>
          {" "}
          {routing.keptFree(count, nameOf(queues), until === null ? "" : timeOfDay(until))}
        </small>
      ))}
      {unattended > 0 && (
        <small className={isOpen ? styles.late : styles.quiet}> {board.nobodySignedIn(unattended)}</small>
      )}
    </>
  );
}

/** Available, but not for anything that comes here. */
const PAUSED = "paused";

function Agents({ agents }: { readonly agents: QueueFigures["agents"] }): ReactElement {
  const messages = useBoardMessages();
  return (
    <ul className={styles.agents}>
      {Object.entries(agents)
        .filter(([, count]) => count > 0)
        .map(([presence, count]) => (
          <li key={presence}>
            <PresenceDot presence={presence === PAUSED ? "away" : presence} />
            {number(count)}{" "}
            <span className={styles.quiet}>
              {presence === PAUSED ? messages.board.paused : presenceWord(messages, present(), presence, null)}
            </span>
          </li>
        ))}
    </ul>
  );
}

const sum = (queues: readonly QueueFigures[], figure: (queue: QueueFigures) => number) =>
  number(queues.reduce((total, queue) => total + figure(queue), 0));

function Total({ queues }: { readonly queues: readonly QueueFigures[] }): ReactElement {
  const { board } = useBoardMessages();
  return (
    <tfoot>
      <tr>
        <th scope="row">{board.total}</th>
        <td className={styles.figure}>{sum(queues, ({ waiting }) => waiting)}</td>
        <td />
        <td />
        <td />
        <td />
        <td className={styles.figure}>{sum(queues, ({ open }) => open)}</td>
        <td className={styles.figure}>{sum(queues, ({ arrived_today }) => arrived_today)}</td>
        <td className={styles.figure}>{sum(queues, ({ answered_today }) => answered_today)}</td>
        <td className={styles.figure}>{sum(queues, ({ abandoned_today }) => abandoned_today)}</td>
        <td />
      </tr>
    </tfoot>
  );
}
