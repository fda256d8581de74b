// A table that is laid out as cards is no table to every browser unless it says so.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { ReactElement } from "react";
import { day as dayWords, measured, number, percent, span } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Chip, type Tone } from "../../ui/Marks";
import { HourCharts } from "./HourCharts";
import { playsWords, verdict, type Compared, type QueueCompared, type TrialResult, type Verdict } from "./trial";
import styles from "./Editor.module.css";

type Format = (value: number) => string;

const share: Format = (value) => percent(value, 1);
const rounded: Format = (value) => number(Math.round(value * 10) / 10);
const TONES: Readonly<Record<Verdict, Tone>> = { better: "good", worse: "bad", unclear: "plain", same: "plain" };
const SIGNS: Readonly<Record<Verdict, string>> = { better: "✓", worse: "✗", unclear: "≈", same: "=" };

interface Props {
  readonly result: TrialResult;
  readonly queue: string;
  readonly nameOf: (queue: string) => string;
  /** No more plays are to come. */
  readonly isOver: boolean;
}

/** Before and after: the queue itself first, then everybody, the other queues and the agents. */
export function TrialResultView({ result, queue, nameOf, isOver }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  const { comparison } = result;
  const target = comparison.targets[queue];
  const own = comparison.queues.find((one) => one.queue_id === queue);
  const others = comparison.queues.filter((one) => one.queue_id !== queue && one.arrived > 0);
  const agentsOf = (crew: string) => result.crews.find((one) => one.crew === crew)?.agents.join(", ") ?? crew;
  return (
    <div className={styles.result}>
      <Basis result={result} />
      {own !== undefined && <FigureTable title={words.thisQueue} rows={figuresOf(own)} />}
      {target !== undefined && <p className={styles.hint}>{words.countedBy(span(target * 1_000))}</p>}
      {own !== undefined && <HourCharts hours={comparison.hours[queue] ?? []} />}
      <FigureTable title={words.allQueues} rows={figuresOf(comparison.total)} />
      {others.length > 0 && (
        <details className={styles.more}>
          <summary>{words.others}</summary>
          {others.map((one) => (
            <FigureTable key={one.queue_id} title={nameOf(one.queue_id)} rows={figuresOf(one)} />
          ))}
        </details>
      )}
      <details className={styles.more}>
        <summary>{words.crews}</summary>
        <FigureTable
          title={words.crews}
          rows={comparison.crews.map(({ crew, busy }) => ({
            name: `${agentsOf(crew)}: ${words.figures.busy}`,
            compared: busy,
            format: share,
            isMoreBetter: null,
          }))}
        />
      </details>
      <p className={styles.hint}>{playsWords(messages, comparison.replications, isOver)}</p>
    </div>
  );
}

/** Which day it was, said honestly. */
function Basis({ result: { day } }: { readonly result: TrialResult }): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  if (day.basis === "realistic" || day.date === null) {
    return <p className={styles.stale}>{words.realistic(day.conversations, day.needed)}</p>;
  }
  return (
    <p>
      {words.recorded(dayWords(`${day.date}T12:00:00`), day.conversations)}{" "}
      {day.part !== null && `${words.partOfDay(day.part.begins, day.part.ends, day.part.came)} `}
      {words.real(measured(day.mean_wait ?? 0), percent(day.service_level ?? 0))}
    </p>
  );
}

interface FigureRow {
  readonly name: string;
  readonly compared: Compared;
  readonly format: Format;
  /** Null: neither is better by itself. */
  readonly isMoreBetter: boolean | null;
}

type Figure = "mean_wait" | "service_level" | "abandoned" | "longest";

const FIGURES: readonly (readonly [Figure, Format, boolean])[] = [
  ["mean_wait", measured, false],
  ["service_level", share, true],
  ["abandoned", rounded, false],
  ["longest", measured, false],
];

function figuresOf(one: QueueCompared): readonly (Omit<FigureRow, "name"> & { readonly figure: Figure })[] {
  return FIGURES.map(([figure, format, isMoreBetter]) => ({ figure, compared: one[figure], format, isMoreBetter }));
}

type Row = FigureRow | (Omit<FigureRow, "name"> & { readonly figure: Figure });

function FigureTable({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <table className={styles.figures} role="table">
      <caption>{title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[words.figure, words.before, words.afterChange, words.difference].map((name) => (
            <th key={name} scope="col" role="columnheader">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const name = "name" in row ? row.name : words.figures[row.figure];
          return (
            <tr key={name} role="row">
              <th scope="row" role="rowheader">
                {name}
              </th>
              <td role="cell" data-label={words.before}>
                {row.format(row.compared.before.mean)}
              </td>
              <td role="cell" data-label={words.afterChange}>
                {row.format(row.compared.after.mean)}
              </td>
              <td role="cell" data-label={words.difference}>
                <Difference row={row} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** By how much, how sure, and what it means: in figures, a sign and a word. */
function Difference({ row: { compared, format, isMoreBetter } }: { readonly row: Row }): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  const { mean, half_width } = compared.difference;
  const meaning = verdict(compared.difference, isMoreBetter ?? true);
  const isJudged = isMoreBetter !== null || meaning === "same" || meaning === "unclear";
  const sign = mean > 0 ? "+" : mean < 0 ? "−" : "";
  return (
    <span className={styles.difference}>
      <span>
        {sign}
        {format(Math.abs(mean))} ± {format(half_width)}
      </span>
      {isJudged && (
        <Chip tone={TONES[meaning]}>
          <span aria-hidden="true">{SIGNS[meaning]} </span>
          {words.verdicts[meaning]}
        </Chip>
      )}
    </span>
  );
}
