import { useCallback, useState, type ReactElement } from "react";
import { attempt, notify } from "../desk/notices";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { EmptyState, Skeleton } from "../ui/Marks";
import { arrival, discard, quarantine, retry, shown, type AdminRecord } from "./records";
import { useFetched } from "./useFetched";
import styles from "./Admin.module.css";

type Open = { readonly entry: AdminRecord; readonly purpose: "view" | "discard" };

/** Arrivals that could not be understood: look, try again, or discard. */
export function Quarantine(): ReactElement {
  const messages = useMessages();
  const { value, problem, refresh } = useFetched(quarantine);
  const [open, setOpen] = useState<Open | null>(null);
  const words = messages.admin;

  async function tryAgain(entry: AdminRecord): Promise<void> {
    const isDone = await attempt(async () => {
      await retry(entry.id);
      return true;
    });
    if (isDone) notify(words.retried);
    refresh();
  }

  async function remove(entry: AdminRecord): Promise<void> {
    setOpen(null);
    await attempt(() => discard(entry.id));
    refresh();
  }

  if (problem !== null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={4} label={messages.loading} />;
  if (value.length === 0) {
    return (
      <EmptyState icon="check" title={words.quarantineEmpty} detail={words.quarantineEmptyDetail}>
        <Button onPress={refresh}>{words.refresh}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.scroll} role="region" aria-label={words.quarantine} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.arrivedAt}</th>
              <th scope="col">{words.hook}</th>
              <th scope="col">{words.reason}</th>
              <th scope="col">{words.actions}</th>
            </tr>
          </thead>
          <tbody>
            {value.map((entry) => (
              <tr key={entry.id}>
                <td>{arrivedAt(entry)}</td>
                <td>{shown(entry["door"])}</td>
                <td>{shown(entry["reason"])}</td>
                <td>
                  <div className={styles.buttons}>
                    <Button isSmall onPress={() => setOpen({ entry, purpose: "view" })}>
                      {words.view}
                    </Button>
                    <Button isSmall onPress={() => void tryAgain(entry)}>
                      {words.retry}
                    </Button>
                    <Button isSmall onPress={() => setOpen({ entry, purpose: "discard" })}>
                      {words.discard}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open?.purpose === "view" && <Contents entry={open.entry} onClose={() => setOpen(null)} />}
      {open?.purpose === "discard" && (
        <Dialog title={words.discardTitle} closeLabel={messages.close} onClose={() => setOpen(null)}>
          <DialogBody>
            <p>{words.discardLead}</p>
            <DialogActions>
              <Button onPress={() => setOpen(null)}>{messages.cancel}</Button>
              <Button tone="danger" onPress={() => void remove(open.entry)}>
                {words.discard}
              </Button>
            </DialogActions>
          </DialogBody>
        </Dialog>
      )}
    </>
  );
}

function arrivedAt(entry: AdminRecord): string {
  const at = shown(entry["at"]);
  return at === "" ? "" : moment(at);
}

/** Everything that is known of the arrival, as it came; text from outside stays text. */
function Contents({ entry, onClose }: { readonly entry: AdminRecord; readonly onClose: () => void }): ReactElement {
  const messages = useMessages();
  const { value, problem } = useFetched(useCallback(() => arrival(entry.id), [entry.id]));
  return (
    <Dialog title={messages.admin.content} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        {problem !== null && <EmptyState icon="warning" title={problem} />}
        {value === null && problem === null && <Skeleton lines={5} label={messages.loading} />}
        <dl className={styles.contents}>
          {Object.entries(value ?? {}).map(([name, part]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <pre>{typeof part === "object" ? JSON.stringify(part, null, 2) : shown(part)}</pre>
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
