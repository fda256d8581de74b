import { useState, type ReactElement } from "react";
import { explain } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { CheckField } from "../../ui/CheckField";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { makeKey, type ApiKey } from "./calls";
import replies from "../../replies/Replies.module.css";
import styles from "../things/Things.module.css";

const USUAL_PER_MINUTE = 600;

interface Props {
  readonly scopes: readonly string[];
  readonly onClose: () => void;
  readonly onMade: (key: ApiKey, secret: string) => void;
}

/** What a new key is to be; what the hub refuses is said beneath, and nothing typed is lost. */
export function KeyDialog({ scopes, onClose, onMade }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.outside;
  const teams = useConsole(({ floor }) => floor.teams);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [forTeams, setForTeams] = useState<readonly string[]>([]);
  const [perMinute, setPerMinute] = useState(USUAL_PER_MINUTE);
  const [until, setUntil] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function make(): Promise<void> {
    if (name.trim() === "") return setProblem(words.nameMissing);
    if (chosen.length === 0) return setProblem(words.scopeMissing);
    // A day is over when its last second is.
    const end = until === "" ? null : new Date(`${until}T23:59:59`).toISOString();
    try {
      const made = await makeKey({ name, scopes: chosen, teams: forTeams, per_minute: perMinute, expires_at: end });
      onMade(made.key, made.secret);
    } catch (error) {
      setProblem(explain(error));
    }
    return undefined;
  }

  return (
    <Dialog title={words.newKey} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        <Field label={words.keyName} hint={words.keyNameHint} value={name} onChange={setName} autoFocus />
        <CheckField
          label={words.scopes}
          choices={scopes.map((id) => ({ id, name: words.scopeNames[id] ?? id }))}
          value={chosen}
          onChange={setChosen}
        />
        <CheckField label={words.teams} choices={teams} value={forTeams} onChange={setForTeams} />
        <p className={styles.hint}>{words.teamsHint}</p>
        <NumberField label={words.perMinute} value={perMinute} onChange={setPerMinute} />
        <Field label={words.expires} hint={words.expiresHint} type="date" value={until} onChange={setUntil} />
        {problem !== null && (
          <p className={replies.problem} role="alert">
            {problem}
          </p>
        )}
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="primary" onPress={() => void make()}>
            {words.make}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
