import type { ReactElement } from "react";
import type { QueueFigures, SlaAlarm } from "@contact-hub/shared/wire.gen";
import { called } from "../desk/called";
import { personName } from "../desk/derived";
import { useSlaMark } from "../desk/sla";
import { useConsole } from "../desk/store";
import { hashOf } from "../desk/view";
import { percent } from "../i18n/format";
import { useBoardMessages } from "../i18n/board";
import { DueMark } from "../ui/DueMark";
import styles from "./Board.module.css";

/** How a queue keeps what it promises: what will soon be late, what is, and what was kept today. */
export function Promises({ figures: { sla } }: { readonly figures: QueueFigures }): ReactElement {
  const messages = useBoardMessages();
  const words = messages.sla.board;
  if (sla === null) return <span className={styles.quiet}>{words.none}</span>;
  const ended = sla.met_today + sla.missed_today;
  return (
    <div className={styles.promises}>
      {sla.late > 0 && <span className={styles.late}>{words.late(sla.late)}</span>}{" "}
      {sla.near > 0 && <span className={styles.near}>{words.near(sla.near)}</span>}{" "}
      {ended > 0 ? (
        <span className={styles.quiet}>{words.kept(percent(sla.met_today / ended))}</span>
      ) : (
        sla.late + sla.near === 0 && <NoFigure />
      )}
    </div>
  );
}

/** In a table of many figures a line says that there is none yet; in words to who hears it. */
export function NoFigure(): ReactElement {
  const { board } = useBoardMessages();
  return (
    <span className={styles.quiet} title={board.noFigure}>
      <span aria-hidden="true">–</span>
      <span className="unseen">{board.noFigure}</span>
    </span>
  );
}

/** What is late and somebody should look after, the most overdue first. */
export function Alarms({ queues }: { readonly queues: readonly QueueFigures[] }): ReactElement | null {
  const messages = useBoardMessages();
  const words = messages.sla.board;
  const alarms = queues
    .flatMap(({ name, sla }) => (sla?.alarms ?? []).map((alarm) => ({ ...alarm, queue: name })))
    .toSorted((one, other) => Date.parse(one.due_at) - Date.parse(other.due_at));
  if (alarms.length === 0) return null;
  const whoOf = (alarm: SlaAlarm) => called(messages, { id: alarm.customer_id, name: alarm.customer });
  return (
    <section className={styles.alarms} aria-labelledby="alarms">
      <h2 id="alarms">{words.alarms}</h2>
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.conversation_id}>
            <a
              href={hashOf({ page: "inbox", list: "team", conversation: alarm.conversation_id })}
              aria-label={words.open(whoOf(alarm))}
            >
              {whoOf(alarm)}
            </a>
            <Late alarm={alarm} />
            <span className={styles.quiet}>
              {alarm.queue} · <Holder id={alarm.agent_id} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Late({ alarm }: { readonly alarm: SlaAlarm }): ReactElement | null {
  const { target, due_at } = alarm;
  const mark = useSlaMark({ target, due_at, warn_at: null, keepable: null }, []);
  return mark && <DueMark {...mark} />;
}

function Holder({ id }: { readonly id: string }): ReactElement {
  const { sla } = useBoardMessages();
  const name = useConsole((state) => personName(state, id));
  return <>{id === "" ? sla.board.nobody : name}</>;
}
