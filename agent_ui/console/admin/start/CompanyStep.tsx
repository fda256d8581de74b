import { useState, type FormEvent, type ReactElement } from "react";
import { Problem } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { speak } from "../../desk/session";
import { useAdministrationMessages } from "../../i18n/administration";
import { LANGUAGES, OWN_NAMES, useLanguage } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { ChoiceField, Field } from "../../ui/Field";
import { shown } from "../records";
import { isZone } from "../things/faults";
import { NAMELESS, ownZone } from "./facts";
import { applyFloor, CALENDAR } from "./floor";
import type { StepProps } from "./StartPage";
import styles from "./Start.module.css";

const INVALID = 422;
const WORKING_DAY = ["09:00-17:00"];
const WORKING_WEEK = Object.fromEntries(
  ["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, WORKING_DAY]),
);

/** Whether the hub knows fewer zones than this browser does. */
const isAboutZone = (error: unknown): boolean =>
  error instanceof Problem && error.status === INVALID && error.detail.startsWith(`hours.${CALENDAR}.time_zone`);

/** What the company is called, in which language its administrator reads, and by which clock it works. */
export function CompanyStep({ facts, onChanged, onDone }: StepProps): ReactElement {
  const messages = useAdministrationMessages();
  const { start: words, records, queueEditor } = messages;
  const { language } = useLanguage();
  const calendar = facts.hours.find(({ id }) => id === CALENDAR);
  const [name, setName] = useState(facts.company === NAMELESS ? "" : facts.company);
  const [zone, setZone] = useState(shown(calendar?.["time_zone"]) || ownZone());
  const [zoneFault, setZoneFault] = useState<string | null>(null);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isZone(zone.trim())) return setZoneFault(records.zoneNeeded);
    try {
      const hours = { name: words.calendar, time_zone: zone.trim(), week: calendar?.["week"] ?? WORKING_WEEK };
      await applyFloor({ company: name.trim(), hours: { [CALENDAR]: hours } });
      notify(records.saved);
      onChanged();
      onDone();
    } catch (error) {
      if (isAboutZone(error)) return setZoneFault(records.zoneNeeded);
      notify(explain(error), "problem");
    }
    return undefined;
  }
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <div className={styles.pair}>
        <Field label={records.house.company} hint={records.house.companyHint} value={name} onChange={setName} />
        <ChoiceField
          label={messages.language}
          placeholder={queueEditor.choose}
          choices={LANGUAGES.map((id) => ({ id, name: OWN_NAMES[id] }))}
          value={language}
          onChange={(id) => void speak(LANGUAGES.find((one) => one === id) ?? "en")}
        />
        <Field
          label={records.labels["hours.time_zone"] ?? ""}
          value={zone}
          hint={words.zoneHint}
          error={zoneFault ?? undefined}
          onChange={(next) => {
            setZone(next);
            setZoneFault(null);
          }}
          suggestions={["UTC", ...Intl.supportedValuesOf("timeZone")]}
        />
      </div>
      <Button tone="primary" type="submit" isDisabled={name.trim() === ""}>
        {messages.save}
      </Button>
    </form>
  );
}
