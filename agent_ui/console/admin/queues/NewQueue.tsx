import { useState, type FormEvent, type ReactElement } from "react";
import { Problem } from "../../desk/http";
import { explain } from "../../desk/notices";
import type { Named } from "../../desk/people";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { ChoiceField, Field } from "../../ui/Field";
import { NOT_THERE } from "../things/calls";
import { idFor } from "../things/specs";
import { saveQueue } from "./records";
import styles from "../things/Things.module.css";

const CONFLICT = 409;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

interface Props {
  readonly teams: readonly Named[];
  readonly onClose: () => void;
}

/** A queue is made of a name and the team that serves it; how it is served is said in its editor, which opens. */
export function NewQueue({ teams, onClose }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { admin, queueEditor, records } = messages;
  const words = queueEditor.make;
  const [name, setName] = useState("");
  const [typedId, setTypedId] = useState<string | null>(null);
  const [team, setTeam] = useState(teams.length === 1 ? (teams[0]?.id ?? "") : "");
  const [taken, setTaken] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const id = (typedId ?? idFor(name)).trim();
  const isFit = ID.test(id);
  const unfit = typedId !== null && typedId !== "" && !isFit ? records.unfit.id : undefined;

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "" || team === "" || !isFit) return;
    try {
      await saveQueue(id, NOT_THERE, { name: name.trim(), team });
      onClose();
      go({ page: "admin", section: "queues", id });
    } catch (error) {
      if (error instanceof Problem && error.status === CONFLICT) setTaken(id);
      else setProblem(explain(error));
    }
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={onClose}>
      <DialogBody>
        <form onSubmit={(event) => void make(event)} className={styles.group}>
          <Field label={admin.name} value={name} onChange={setName} autoFocus />
          <Field
            label={admin.id}
            hint={records.idHint}
            value={typedId ?? id}
            onChange={setTypedId}
            error={taken !== "" && taken === id ? records.taken : unfit}
          />
          <ChoiceField
            label={admin.team}
            placeholder={queueEditor.choose}
            choices={teams.map((one) => ({ id: one.id, name: one.name }))}
            value={team}
            onChange={setTeam}
          />
          <p role="alert" className={styles.error}>
            {problem}
          </p>
          <DialogActions>
            <Button onPress={onClose}>{messages.cancel}</Button>
            <Button tone="primary" type="submit" isDisabled={name.trim() === "" || team === "" || !isFit}>
              {records.make}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
