import { useState, type ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { ChoiceField, Field, Toggle } from "../../ui/Field";
import things from "../things/Things.module.css";
import { planOf, targetName, type ColumnPlan, type DataImport } from "./imports";
import styles from "./Imports.module.css";

interface Props {
  readonly found: DataImport;
  readonly onCheck: (plan: ColumnPlan) => void;
}

/** Of a column nobody wants, where a choice needs a name of its own. */
const NOTHING = "-";
const SHOWN = 3;

/** What each column tells, with a few rows to see it by. */
export function ColumnsForm({ found, onCheck }: Props): ReactElement {
  const { imports: words } = useAdministrationMessages();
  const [plan, setPlan] = useState(() => planOf(found));
  const [isTried, setTried] = useState(false);
  const fault = isTried && plan.source.trim() === "" ? words.sourceNeeded : undefined;

  function check(): void {
    setTried(true);
    if (plan.source.trim() !== "") onCheck(plan);
  }

  return (
    <section className={things.section} aria-labelledby="import-columns">
      <h3 id="import-columns">{words.columns}</h3>
      <p className={things.hint}>{words.columnsLead}</p>
      <Field
        label={words.source}
        hint={words.sourceHint}
        value={plan.source}
        onChange={(source) => setPlan({ ...plan, source })}
        error={fault}
      />
      <ChoiceField
        label={words.idColumn}
        placeholder={words.nothing}
        choices={found.headings.map((heading, place) => ({ id: String(place), name: heading }))}
        value={String(plan.id_column)}
        onChange={(place) => setPlan({ ...plan, id_column: Number(place) })}
      />
      <ul className={styles.columns}>
        {found.headings.map((heading, place) => (
          <Column
            // oxlint-disable-next-line react/no-array-index-key -- two columns may be called alike, and none moves
            key={place}
            found={found}
            place={place}
            heading={heading}
            target={plan.columns[place] ?? ""}
            onChange={(target) => setPlan({ ...plan, columns: plan.columns.with(place, target) })}
          />
        ))}
      </ul>
      <Toggle
        label={words.overwrite}
        hint={words.overwriteHint}
        isOn={plan.overwrite}
        onChange={(overwrite) => setPlan({ ...plan, overwrite })}
      />
      <div className={styles.bar}>
        <Button tone={found.state === "checked" ? "plain" : "primary"} onPress={check}>
          {words.check}
        </Button>
        <span className={things.hint}>{words.checkHint}</span>
      </div>
    </section>
  );
}

interface ColumnProps {
  readonly found: DataImport;
  readonly place: number;
  readonly heading: string;
  readonly target: string;
  readonly onChange: (target: string) => void;
}

function Column({ found, place, heading, target, onChange }: ColumnProps): ReactElement {
  const messages = useAdministrationMessages();
  const { imports: words } = messages;
  const floor = useConsole((state) => state.floor);
  const examples = found.samples.map((row) => row[place] ?? "").filter((text) => text.trim() !== "");
  const named = found.targets.map((id) => ({ id, name: targetName(messages, floor, found.of, id) }));
  return (
    <li className={styles.column}>
      <div>
        <strong>{heading}</strong>
        <p className={things.hint}>
          {examples.length === 0 ? words.noExample : words.example(examples.slice(0, SHOWN).join(" · "))}
        </p>
      </div>
      <ChoiceField
        label={words.tells(heading)}
        placeholder={words.nothing}
        choices={[{ id: NOTHING, name: words.nothing }, ...named]}
        value={target === "" ? NOTHING : target}
        onChange={(id) => onChange(id === NOTHING ? "" : id)}
      />
    </li>
  );
}
