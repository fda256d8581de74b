import type { ReactElement } from "react";
import type { QueueFigures } from "@contact-hub/shared/wire.gen";
import { number, percent, span } from "../i18n/format";
import { useBoardMessages } from "../i18n/board";
import { Longest } from "./Longest";
import { NextWait } from "./NextWait";
import { TRAIL_MS, type Sample, type Trail } from "./trail";
import styles from "./Board.module.css";

interface Props {
  readonly queues: readonly QueueFigures[];
  readonly trail: Trail;
}

/** One card per queue: who waits now and lately, and how much of the promise was kept. */
export function BoardCharts({ queues, trail }: Props): ReactElement {
  const { board } = useBoardMessages();
  return (
    <ul className={styles.cards} aria-label={`${board.waitingChart}, ${board.levelChart}`}>
      {queues.map((figures) => (
        <li key={figures.queue} className={styles.card}>
          <h2 className={styles.queue} title={figures.name}>
            {figures.name}
          </h2>
          <p className={styles.big}>
            {number(figures.waiting)}{" "}
            <span>
              {board.waiting}
              {figures.ringing > 0 && ` · ${board.ringing(figures.ringing)}`}
            </span>
          </p>
          <p className={styles.levelWords}>
            <span>{board.longest}</span>
            <Longest figures={figures} />
          </p>
          <p className={styles.levelWords}>
            <span>{board.nextWait}</span>
            <NextWait figures={figures} />
          </p>
          <Sparkline name={figures.name} samples={trail[figures.queue] ?? []} />
          <Level figures={figures} />
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 240;
const HEIGHT = 44;

/** Points of a line that keeps its height until the next sample. */
export function linePoints(samples: readonly Sample[], now: number): string {
  const top = Math.max(4, ...samples.map(({ waiting }) => waiting));
  const x = (at: number) => Math.max(0, WIDTH - ((now - at) / TRAIL_MS) * WIDTH).toFixed(1);
  const y = (waiting: number) => (HEIGHT - 2 - (waiting / top) * (HEIGHT - 6)).toFixed(1);
  return samples
    .flatMap(({ at, waiting }, place) => {
      const before = samples[place - 1];
      return before === undefined
        ? [`${x(at)},${y(waiting)}`]
        : [`${x(at)},${y(before.waiting)}`, `${x(at)},${y(waiting)}`];
    })
    .join(" ");
}

function Sparkline({ name, samples }: { readonly name: string; readonly samples: readonly Sample[] }): ReactElement {
  const { board } = useBoardMessages();
  const last = samples.at(-1);
  const points = linePoints(samples, last?.at ?? 0);
  const first = points.split(",")[0] ?? "0";
  const values = samples.length === 0 ? board.noFigure : number(last?.waiting ?? 0);
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${board.waitingChart}. ${board.chartOf(name, values)}`}
    >
      <path className={styles.floor} d={`M0 ${HEIGHT - 2}H${WIDTH}`} />
      {samples.length > 1 && (
        <>
          <polygon className={styles.area} points={`${first},${HEIGHT - 2} ${points} ${WIDTH},${HEIGHT - 2}`} />
          <polyline className={styles.stroke} points={points} />
        </>
      )}
    </svg>
  );
}

const GOOD = 0.8;
/** Nothing kept is a figure too, and not the same as none. */
const LEAST_SHOWN = 2;

function Level({ figures }: { readonly figures: QueueFigures }): ReactElement {
  const { board } = useBoardMessages();
  const { service_level: level } = figures;
  const isLow = level !== null && level < GOOD;
  const words = level === null ? board.noFigure : percent(level);
  return (
    <div>
      <p className={styles.levelWords}>
        <span>{board.level}</span>
        <strong className={level === null ? styles.quiet : isLow ? styles.late : undefined}>{words}</strong>
      </p>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" className={styles.meter} aria-hidden="true">
        <rect width="100" height="4" className={styles.meterTrack} />
        <rect
          width={level === null ? 0 : Math.max(level * 100, LEAST_SHOWN)}
          height="4"
          className={isLow ? styles.meterLow : styles.meterGood}
        />
      </svg>
      <p className={styles.quiet}>{board.levelOf(span(figures.service_target_seconds * 1_000))}</p>
    </div>
  );
}
