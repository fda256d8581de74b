import { useEffect, useId, useState, type ReactElement } from "react";
import { explain, notify } from "../desk/notices";
import { prefer, usePreferences } from "../desk/preferences";
import { closeDialog } from "../desk/view";
import { useAlertWords } from "../i18n/alerts";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { ChoiceField, Toggle } from "../ui/Field";
import { Skeleton } from "../ui/Marks";
import styles from "./AlertsDialog.module.css";
import { KINDS, loadAlerts, saveAlerts, type Alerts, type Choice, type Kind } from "./choice";
import { PushPart } from "./PushPart";
import { Permission } from "./Readiness";
import { play, SOUND_NAMES } from "./sounds";

/** With which sounds and notifications I am told, and of what. */
export function AlertsDialog(): ReactElement {
  const messages = useMessages();
  const words = useAlertWords();
  const [alerts, setAlerts] = useState<Alerts | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    loadAlerts()
      .then(setAlerts)
      .catch((error: unknown) => setProblem(explain(error)));
  }, []);

  async function save(chosen: Alerts): Promise<void> {
    try {
      await saveAlerts(chosen);
      notify(words.saved);
      closeDialog();
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <Dialog title={messages.reach.alerts} closeLabel={messages.close} isWide onClose={closeDialog}>
      <DialogBody>
        <p className={styles.lead}>{words.lead}</p>
        <Permission />
        <SoundHere />
        {problem !== null && <p role="alert">{problem}</p>}
        {alerts === null && problem === null && <Skeleton lines={4} label={messages.loading} />}
        {alerts !== null && (
          <>
            <div>
              {KINDS.map((kind) => (
                <KindRow
                  key={kind}
                  kind={kind}
                  choice={alerts.kinds[kind]}
                  onChange={(choice) => setAlerts({ ...alerts, kinds: { ...alerts.kinds, [kind]: choice } })}
                />
              ))}
            </div>
            {alerts.may_name_customers ? (
              <Toggle
                label={words.names}
                hint={words.namesHint}
                isOn={alerts.names_customers}
                onChange={(names_customers) => setAlerts({ ...alerts, names_customers })}
              />
            ) : (
              <p className={styles.lead}>{words.namesForbidden}</p>
            )}
            <PushPart mayName={alerts.may_name_customers} />
            <DialogActions>
              <Button onPress={closeDialog}>{messages.cancel}</Button>
              <Button tone="primary" onPress={() => void save(alerts)}>
                {words.save}
              </Button>
            </DialogActions>
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}

/** The one choice that stays on this machine: whether it makes any sound. */
function SoundHere(): ReactElement {
  const { soundHere } = useAlertWords();
  const { sound } = usePreferences();
  return <Toggle label={soundHere} isOn={sound} onChange={(isOn) => prefer({ sound: isOn })} />;
}

interface RowProps {
  readonly kind: Kind;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function KindRow({ kind, choice, onChange }: RowProps): ReactElement {
  const words = useAlertWords();
  const volume = useId();
  return (
    <fieldset className={styles.kind}>
      <legend className={styles.name}>{words.kinds[kind]}</legend>
      <div className={styles.row}>
        <div className={styles.sound}>
          <ChoiceField
            label={words.sound}
            placeholder={words.sound}
            choices={SOUND_NAMES.map((id) => ({ id, name: words.sounds[id] }))}
            value={choice.sound}
            onChange={(id) => onChange({ ...choice, sound: SOUND_NAMES.find((each) => each === id) ?? "none" })}
          />
        </div>
        <div className={styles.volume}>
          <label htmlFor={volume} className={styles.label}>
            {words.volume}
          </label>
          <input
            id={volume}
            className={styles.range}
            type="range"
            min={0}
            max={100}
            step={5}
            value={choice.volume}
            disabled={choice.sound === "none"}
            onChange={(event) => onChange({ ...choice, volume: Number(event.target.value) })}
          />
        </div>
        <Button
          isDisabled={choice.sound === "none" || choice.volume === 0}
          onPress={() => play(choice.sound, choice.volume)}
        >
          {words.test}
        </Button>
        <div className={styles.notify}>
          <Toggle
            label={words.notify}
            isOn={choice.notify}
            onChange={(isOn) => onChange({ ...choice, notify: isOn })}
          />
        </div>
      </div>
    </fieldset>
  );
}
