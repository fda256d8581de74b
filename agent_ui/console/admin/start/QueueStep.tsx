import { useState, type FormEvent, type ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field, Toggle } from "../../ui/Field";
import { shown } from "../records";
import { spansOf, type Week } from "../things/hours";
import { WeekField } from "../things/WeekField";
import { ownZone } from "./facts";
import { applyFloor, CALENDAR, firstQueue } from "./floor";
import type { StepProps } from "./StartPage";
import styles from "./Start.module.css";

const WORKING_DAY = ["09:00-17:00"];
const USUAL_ROOM = 3;

/** Where customers wait, when somebody answers, and whether whoever sets the hub up answers too. */
export function QueueStep({ facts, onChanged }: StepProps): ReactElement {
  const messages = useAdministrationMessages();
  const { start: words, records } = messages;
  const own = useConsole((state) => state.session?.person.email ?? "");
  const channels = useConsole((state) => Object.keys(state.floor.channels).join());
  const [queue] = facts.queues;
  const me = facts.people.find((one) => shown(one["email"]) === own);
  const calendar = facts.hours.find(({ id }) => id === (shown(queue?.["hours"]) || CALENDAR));
  const [name, setName] = useState(shown(queue?.["name"]) || words.queue);
  const [week, setWeek] = useState<Week>(
    (calendar?.["week"] as Week | undefined) ??
      Object.fromEntries(["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, WORKING_DAY])),
  );
  const [answers, setAnswers] = useState(true);
  const isFit = name.trim() !== "" && Object.values(week).every((told) => spansOf(told) !== null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const id = await firstQueue(facts, words);
      const team = shown(queue?.["team"]) || (facts.teams[0]?.id ?? "service");
      const zone = shown(calendar?.["time_zone"]) || ownZone();
      const known = calendar?.id ?? CALENDAR;
      await applyFloor({
        hours: { [known]: { name: shown(calendar?.["name"]) || words.calendar, time_zone: zone, week } },
        queues: { [id]: { name: name.trim(), hours: known } },
        ...(answers && me !== undefined && { people: { [own]: joined(me, team, channels.split(",")) } }),
      });
      notify(records.saved);
      onChanged();
      // Whoever answers from now on has a desk, which the page has to be given.
      if (answers && me !== undefined && !(me["roles"] as readonly string[]).includes("agent")) location.reload();
    } catch (error) {
      notify(explain(error), "problem");
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Field label={words.queueName} value={name} onChange={setName} />
      <div className={styles.wide}>
        <WeekField
          label={words.openingHours}
          week={week}
          onChange={setWeek}
          error={isFit ? undefined : records.intervalsNeeded}
        />
      </div>
      <Toggle label={words.answerToo} hint={words.answerHint} isOn={answers} onChange={setAnswers} />
      <Button tone="primary" type="submit" isDisabled={!isFit}>
        {messages.save}
      </Button>
    </form>
  );
}

/** The same person as somebody who answers: nothing that she is already is taken from her. */
function joined(me: Readonly<Record<string, unknown>>, team: string, channels: readonly string[]) {
  const roles = me["roles"] as readonly string[];
  const teams = me["teams"] as readonly string[];
  const capacity = me["capacity"] as Readonly<Record<string, number>>;
  return {
    roles: [...new Set([...roles, "agent"])],
    teams: [...new Set([...teams, team])],
    capacity: { ...Object.fromEntries(channels.map((channel) => [channel, USUAL_ROOM])), ...capacity },
  };
}
