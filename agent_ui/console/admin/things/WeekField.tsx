import { useState, type ReactElement } from "react";
import { weekdays } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { DAYS, intervalsIn, spansOf, textOf, withDay, type Day, type Week } from "./hours";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly week: Week;
  readonly onChange: (week: Week) => void;
  readonly error: string | undefined;
}

/** When somebody answers, day by day, with a picture of the week. */
export function WeekField({ label, week, onChange, error }: Props): ReactElement {
  const { records: words } = useAdministrationMessages();
  const names = weekdays();
  const toWorkingDays = () =>
    onChange(DAYS.slice(1, 5).reduce((all, day) => withDay(all, day, week.monday ?? []), week));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <p className={styles.hint}>{words.intervalsHint}</p>
      <div className={styles.week}>
        {DAYS.map((day, index) => (
          <DayField
            key={day}
            label={names[index] ?? day}
            intervals={week[day] ?? []}
            onChange={(intervals) => onChange(withDay(week, day, intervals))}
          />
        ))}
      </div>
      <div>
        <Button isSmall onPress={toWorkingDays}>
          {words.likeMonday}
        </Button>
      </div>
      <WeekPicture week={week} names={names} />
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface DayProps {
  readonly label: string;
  readonly intervals: readonly string[];
  readonly onChange: (intervals: readonly string[]) => void;
}

/** Intervals as they are typed; they are read once they are left, so that nothing changes under the hand. */
export function DayField({ label, intervals, onChange }: DayProps): ReactElement {
  const { records: words } = useAdministrationMessages();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    setTyped(text);
    onChange(intervalsIn(text));
  };
  return (
    <div onBlur={() => setTyped(null)}>
      <Field
        label={label}
        value={typed ?? textOf(intervals)}
        onChange={read}
        error={spansOf(intervals) === null && typed === null ? words.intervalsNeeded : undefined}
      />
    </div>
  );
}

const DAY_MINUTES = 24 * 60;
const HOURS = [0, 6, 12, 18, 24];

function WeekPicture({ week, names }: { readonly week: Week; readonly names: readonly string[] }): ReactElement {
  const { records: words } = useAdministrationMessages();
  return (
    <svg className={styles.picture} viewBox="0 0 560 168" role="img" aria-label={words.weekPicture}>
      {HOURS.map((hour) => (
        <g key={hour}>
          <line className={styles.rule} x1={xOf(hour * 60)} x2={xOf(hour * 60)} y1="0" y2="150" />
          <text className={styles.hour} x={xOf(hour * 60)} y="164" textAnchor="middle">
            {hour}
          </text>
        </g>
      ))}
      {DAYS.map((day, index) => (
        <g key={day}>
          <text className={styles.hour} x="0" y={index * 21 + 15}>
            {names[index]}
          </text>
          {bars(week, day).map(([begin, end]) => (
            <rect
              key={begin}
              className={styles.open}
              x={xOf(begin)}
              y={index * 21 + 4}
              width={xOf(end) - xOf(begin)}
              height="13"
              rx="3"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

const LEFT = 92;
const WIDTH = 456;
const xOf = (minutes: number): number => LEFT + (minutes / DAY_MINUTES) * WIDTH;
const bars = (week: Week, day: Day) => spansOf(week[day] ?? []) ?? [];
