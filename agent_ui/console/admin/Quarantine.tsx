import { useCallback, useState, type ReactElement } from "react";
import { attempt, notify } from "../desk/notices";
import { bytes, moment } from "../i18n/format";
import { useAdministrationMessages, type AdministrationMessages } from "../i18n/administration";
import { translated } from "../i18n/refusals";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { EmptyState, Skeleton } from "../ui/Marks";
import { arrival, discard, quarantine, retry, shown, type AdminRecord } from "./records";
import { LIVE_MS, useFetched } from "../desk/useFetched";
import styles from "./Admin.module.css";

type Open = { readonly entry: AdminRecord; readonly purpose: "view" | "discard" };

/** Arrivals that could not be understood: look, try again, or discard. */
export function Quarantine(): ReactElement {
  const messages = useAdministrationMessages();
  const { value, problem, refresh } = useFetched(quarantine, LIVE_MS);
  const [open, setOpen] = useState<Open | null>(null);
  const words = messages.admin;

  async function tryAgain(entry: AdminRecord): Promise<void> {
    const left = await attempt(async () => {
      await retry(entry.id);
      return quarantine();
    });
    if (left === undefined) return;
    const isUnderstood = !left.some(({ id }) => id === entry.id);
    notify(isUnderstood ? words.retried : words.retryFailed, isUnderstood ? "plain" : "problem");
    refresh();
  }

  async function remove(entry: AdminRecord): Promise<void> {
    setOpen(null);
    await attempt(() => discard(entry.id));
    refresh();
  }

  if (problem !== null && value === null) {
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
      <ul className={styles.arrivals} aria-label={words.quarantine}>
        {value.map((entry) => (
          <Row key={entry.id} entry={entry} onOpen={setOpen} onRetry={(again) => void tryAgain(again)} />
        ))}
      </ul>
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

interface RowProps {
  readonly entry: AdminRecord;
  readonly onOpen: (open: Open) => void;
  readonly onRetry: (entry: AdminRecord) => void;
}

/** One arrival: when, at which door, why nobody understood it, and what can be done about it. */
function Row({ entry, onOpen, onRetry }: RowProps): ReactElement {
  const words = useAdministrationMessages().admin;
  const when = arrivedAt(entry);
  return (
    <li className={styles.arrival}>
      <p className={styles.when}>
        {when} <span>{shown(entry["door"])}</span>
      </p>
      <Reason text={shown(entry["reason"])} />
      <div className={styles.buttons}>
        <Button isSmall aria-label={`${words.view}: ${when}`} onPress={() => onOpen({ entry, purpose: "view" })}>
          {words.view}
        </Button>
        <Button isSmall aria-label={`${words.retry}: ${when}`} onPress={() => onRetry(entry)}>
          {words.retry}
        </Button>
        <Button isSmall aria-label={`${words.discard}: ${when}`} onPress={() => onOpen({ entry, purpose: "discard" })}>
          {words.discard}
        </Button>
      </div>
    </li>
  );
}

/** Why nobody understood it: whoever reads no English is told so, and finds the channel's own words in the content. */
function Reason({ text }: { readonly text: string }): ReactElement {
  const messages = useAdministrationMessages();
  const { notUnderstood } = messages.refusals;
  if (notUnderstood === "") return <p lang="en">{text}</p>;
  return <p>{translated(messages, text) ?? notUnderstood}</p>;
}

function arrivedAt(entry: AdminRecord): string {
  const at = shown(entry["at"]);
  return at === "" ? "" : moment(at);
}

/** Everything that is known of the arrival, as it came; text from outside stays text. */
function Contents({ entry, onClose }: { readonly entry: AdminRecord; readonly onClose: () => void }): ReactElement {
  const messages = useAdministrationMessages();
  const { value, problem } = useFetched(useCallback(() => arrival(entry.id), [entry.id]));
  return (
    <Dialog title={messages.admin.content} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        {problem !== null && <EmptyState icon="warning" title={problem} />}
        {value === null && problem === null && <Skeleton lines={5} label={messages.loading} />}
        <dl className={styles.contents}>
          {partsOf(value ?? entry, messages).map(([name, part]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <pre>{part}</pre>
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}

/** What is known of an arrival, each part under its name. */
function partsOf(arrived: AdminRecord, { admin }: AdministrationMessages): readonly (readonly [string, string])[] {
  const headers = Object.entries(arrived["headers"] ?? {}).map(([name, value]) => `${name}: ${shown(value)}`);
  const size = arrived["body_bytes"];
  return (
    [
      [admin.arrivedAt, arrivedAt(arrived)],
      [admin.door, shown(arrived["door"])],
      [admin.reason, shown(arrived["reason"])],
      [admin.request, [shown(arrived["method"]), shown(arrived["url"])].join(" ").trim()],
      [admin.headers, headers.join("\n")],
      [admin.body, shown(arrived["body"])],
      [admin.size, typeof size === "number" ? bytes(size) : ""],
      [admin.id, arrived.id],
    ] as const
  ).filter(([, part]) => part !== "");
}
