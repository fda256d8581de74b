import { useState, type ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { shown } from "../records";
import { endThing } from "./calls";
import type { EditedKind, Thing } from "./specs";
import styles from "./Things.module.css";

interface Props {
  readonly kind: EditedKind;
  readonly thing: Thing;
  readonly onDone: () => void;
}

/** The way to set a thing aside: what it stands in keeps its name, and it can be brought back. */
export function Ending({ kind, thing, onDone }: Props): ReactElement | null {
  const messages = useAdministrationMessages();
  const { records: words } = messages;
  const [isAsking, setAsking] = useState(false);
  if (!thing.is_active) return null;
  const name = shown(thing["name"]);
  async function end(): Promise<void> {
    setAsking(false);
    try {
      await endThing(kind, thing.id);
      notify(words.ended(name));
      onDone();
    } catch (error) {
      notify(explain(error), "problem");
    }
  }
  return (
    <section className={styles.section} aria-label={words.end}>
      <p className={styles.hint}>{words.endLeads[kind] ?? words.endLead}</p>
      <div>
        <Button tone="danger" onPress={() => setAsking(true)}>
          {words.end}
        </Button>
      </div>
      {isAsking && (
        <Dialog title={words.endTitle(name)} closeLabel={messages.close} onClose={() => setAsking(false)}>
          <DialogBody>
            <p>{words.endLeads[kind] ?? words.endLead}</p>
            <DialogActions>
              <Button onPress={() => setAsking(false)}>{messages.cancel}</Button>
              <Button tone="danger" onPress={() => void end()}>
                {words.end}
              </Button>
            </DialogActions>
          </DialogBody>
        </Dialog>
      )}
    </section>
  );
}
