import type { ReactElement } from "react";
import { measured, number, percent } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import type { HourCompared } from "./trial";
import styles from "./Editor.module.css";

const WIDTH = 480;
const HEIGHT = 120;
const FOOT = 18;
const LEAST_WAIT_SECONDS = 10;
const TICKS = [0, 6, 12, 18, 24];

interface Line {
  readonly title: string;
  readonly before: (hour: HourCompared) => number;
  readonly after: (hour: HourCompared) => number;
  readonly format: (value: number) => string;
  readonly top: number;
}

/** The day hour by hour: as it is a broken line with rings, as changed a whole one with dots. */
export function HourCharts({ hours }: { readonly hours: readonly HourCompared[] }): ReactElement | null {
  const { queueEditor: words } = useAdministrationMessages();
  const busy = hours.filter(({ arrived }) => arrived > 0);
  if (busy.length === 0) return null;
  const waits = busy.flatMap(({ wait_before, wait_after }) => [wait_before, wait_after]);
  const lines: readonly Line[] = [
    {
      title: words.waitChart,
      before: (hour) => hour.wait_before,
      after: (hour) => hour.wait_after,
      format: measured,
      top: Math.max(LEAST_WAIT_SECONDS, ...waits),
    },
    {
      title: words.levelChart,
      before: (hour) => hour.level_before,
      after: (hour) => hour.level_after,
      format: (value) => percent(value),
      top: 1,
    },
  ];
  return (
    <>
      <div className={styles.charts}>
        {lines.map((line) => (
          <Chart key={line.title} line={line} hours={busy} />
        ))}
      </div>
      <details className={styles.more}>
        <summary>{words.hourTable}</summary>
        <HourTable hours={busy} lines={lines} />
      </details>
    </>
  );
}

function Chart({ line, hours }: { readonly line: Line; readonly hours: readonly HourCompared[] }): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  const { title, before, after, format, top } = line;
  const x = (hour: number) => ((hour + 0.5) / 24) * WIDTH;
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 8);
  const path = (of: (hour: HourCompared) => number) =>
    hours.map((hour) => `${x(hour.hour).toFixed(1)},${y(of(hour)).toFixed(1)}`).join(" ");
  const peak = (of: (hour: HourCompared) => number) => format(Math.max(...hours.map(of)));
  return (
    <figure className={styles.chart}>
      <figcaption>
        {title} <span>{format(top)} ↑</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
        role="img"
        aria-label={words.chartWords(title, peak(before), peak(after))}
      >
        <path className={styles.axis} d={`M0 ${HEIGHT}H${WIDTH}M0 4H${WIDTH}`} />
        {TICKS.slice(1, -1).map((tick) => (
          <text key={tick} x={(tick / 24) * WIDTH} y={HEIGHT + FOOT - 4} textAnchor="middle">
            {tick}:00
          </text>
        ))}
        <polyline className={styles.lineBefore} points={path(before)} />
        <polyline className={styles.lineAfter} points={path(after)} />
        {hours.map((hour) => (
          <g key={hour.hour}>
            <circle className={styles.ring} cx={x(hour.hour)} cy={y(before(hour))} r="3.5" />
            <circle className={styles.dot} cx={x(hour.hour)} cy={y(after(hour))} r="2.5" />
          </g>
        ))}
      </svg>
      <p className={styles.legend} aria-hidden="true">
        <svg viewBox="0 0 28 10">
          <path className={styles.lineBefore} d="M0 5H28" />
          <circle className={styles.ring} cx="14" cy="5" r="3.5" />
        </svg>
        {words.before}
        <svg viewBox="0 0 28 10">
          <path className={styles.lineAfter} d="M0 5H28" />
          <circle className={styles.dot} cx="14" cy="5" r="2.5" />
        </svg>
        {words.afterChange}
      </p>
    </figure>
  );
}

interface TableProps {
  readonly hours: readonly HourCompared[];
  readonly lines: readonly Line[];
}

function HourTable({ hours, lines }: TableProps): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <table className={styles.hours}>
      <caption className="unseen">{words.hourTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.hour}</th>
          <th scope="col">{words.arrived}</th>
          {lines.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.hour}>
            <th scope="row">{hour.hour}:00</th>
            <td>{number(Math.round(hour.arrived))}</td>
            {lines.map(({ title, before, after, format }) => (
              <td key={title}>
                {format(before(hour))} → {format(after(hour))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
