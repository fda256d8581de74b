import { useState, type ReactElement } from "react";
import { Problem } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { records, shown } from "../records";
import { useFetched } from "../../desk/useFetched";
import { endThing } from "./calls";
import { canLockOut, locksOut } from "./lockout";
import { titleOf, type EndedKind, type Thing } from "./specs";
import { Uses } from "./Uses";
import styles from "./Things.module.css";

const INVALID = 422;

const readRoles = () => records("roles");
const readNoRoles = () => Promise.resolve([]);

interface Props {
  readonly kind: EndedKind;
  readonly thing: Thing;
  readonly onDone: () => void;
}

/** The way to set a thing aside: what it stands in keeps its name, and it can be brought back. */
export function Ending({ kind, thing, onDone }: Props): ReactElement | null {
  const messages = useAdministrationMessages();
  const { records: words } = messages;
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const session = useConsole((state) => state.session);
  const isLast = locksOut(
    session,
    kind,
    thing,
    null,
    useFetched(canLockOut(kind) ? readRoles : readNoRoles).value ?? [],
  );
  if (!thing.is_active) return null;
  const name = titleOf(thing);
  const close = () => {
    setAsking(false);
    setRefused(null);
  };
  async function end(): Promise<void> {
    try {
      await endThing(kind, thing.id);
      close();
      notify(words.ended(name));
      onDone();
    } catch (error) {
      if (error instanceof Problem && error.status === INVALID) return setRefused(error.detail);
      close();
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
        <Dialog
          title={refused === null ? words.endTitle(name) : words.inUseTitle(name)}
          closeLabel={messages.close}
          onClose={close}
        >
          <DialogBody>
            {refused === null ? (
              <>
                <p>{words.endLeads[kind] ?? words.endLead}</p>
                {isLast && <p className={styles.stale}>{messages.rights.locksOut}</p>}
              </>
            ) : (
              <Uses kind={kind} id={kind === "people" ? shown(thing["email"]) : thing.id} detail={refused} />
            )}
            <DialogActions>
              <Button onPress={close}>{refused === null ? messages.cancel : messages.close}</Button>
              {refused === null && (
                <Button tone="danger" onPress={() => void end()}>
                  {words.end}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </Dialog>
      )}
    </section>
  );
}
