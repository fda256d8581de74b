import { useEffect, useState, type ReactElement } from "react";
import { ask } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import type { UndoSeconds } from "../../desk/writing";
import { closeDialog } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { ChoiceField } from "../../ui/Field";
import { Skeleton } from "../../ui/Marks";
import styles from "./Sending.module.css";

const PATH = "api/undo_seconds";
const CHOICES = [0, 5, 10, 20] as const;

/** For how long what I send can be taken back. */
export function UndoDialog(): ReactElement {
  const messages = useMessages();
  const words = messages.sending;
  const [chosen, setChosen] = useState<UndoSeconds | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  useEffect(() => {
    ask<UndoSeconds>("GET", PATH)
      .then(setChosen)
      .catch((error: unknown) => setProblem(explain(error)));
  }, []);
  const choices = CHOICES.map((seconds) => ({
    id: String(seconds),
    name: seconds === 0 ? words.never : words.seconds(seconds),
  }));

  async function save(next: UndoSeconds): Promise<void> {
    try {
      await ask<void>("PUT", PATH, next);
      notify(words.saved);
      closeDialog();
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <Dialog title={words.choose} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{words.chooseLead}</p>
        {problem !== undefined && <p role="alert">{problem}</p>}
        {chosen === null ? (
          problem === undefined && <Skeleton lines={3} label={messages.loading} />
        ) : (
          <>
            <ChoiceField
              label={words.written}
              placeholder={words.never}
              choices={choices}
              value={String(chosen.written)}
              onChange={(id) => setChosen({ ...chosen, written: Number(id) })}
            />
            <ChoiceField
              label={words.live}
              placeholder={words.never}
              choices={choices}
              value={String(chosen.live)}
              onChange={(id) => setChosen({ ...chosen, live: Number(id) })}
            />
            <p className={styles.hint}>{words.liveHint}</p>
            <DialogActions>
              <Button onPress={closeDialog}>{messages.cancel}</Button>
              <Button tone="primary" onPress={() => void save(chosen)}>
                {messages.writing.save}
              </Button>
            </DialogActions>
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}
