import { useCallback, useState, type ReactElement } from "react";
import { hubUrl } from "../../desk/base";
import { explain } from "../../desk/notices";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { number } from "../../i18n/format";
import { translated } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { EmptyState, Skeleton } from "../../ui/Marks";
import things from "../things/Things.module.css";
import { useFetched } from "../../desk/useFetched";
import { ColumnsForm } from "./ColumnsForm";
import {
  canBeUndone,
  checkImport,
  doImport,
  encodingName,
  isAtWork,
  isOpen,
  readImport,
  reportAddress,
  type Counts,
  type DataImport,
} from "./imports";
import { Progress } from "./Progress";
import { ReportLines } from "./ReportLines";
import styles from "./Imports.module.css";

/** While it is at work it is looked at so often. */
const LOOK_MS = 700;
const COUNTED = ["made", "changed", "same", "refused", "remarks", "left"] as const satisfies readonly (keyof Counts)[];

/** One file: what its columns tell, what would come of it, and what came of it. */
export function ImportPage({ id }: { readonly id: string }): ReactElement {
  const messages = useAdministrationMessages();
  const { value, problem, refresh } = useFetched(
    useCallback(() => readImport(id), [id]),
    LOOK_MS,
  );
  if (value === null && problem !== null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  return <Open found={value} onChanged={refresh} />;
}

interface OpenProps {
  readonly found: DataImport;
  readonly onChanged: () => void;
}

function Open({ found, onChanged }: OpenProps): ReactElement {
  const messages = useAdministrationMessages();
  const { imports: words } = messages;
  const [refused, setRefused] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const act = (deed: () => Promise<unknown>) => {
    setAsking(false);
    setRefused(null);
    void deed()
      .catch((error: unknown) => setRefused(explain(error)))
      .finally(onChanged);
  };
  const failure = refused ?? (found.problem === "" ? null : (translated(messages, found.problem) ?? found.problem));
  return (
    <div className={things.editor}>
      <div>
        <Button tone="quiet" isSmall onPress={() => go({ page: "admin", section: "imports" })}>
          {words.back}
        </Button>
      </div>
      <h2 className={things.title}>{found.file_name}</h2>
      <p className={things.hint}>{words.written(found.total, encodingName(found.encoding))}</p>
      {isOpen(found) && (
        <ColumnsForm key={found.id} found={found} onCheck={(plan) => act(() => checkImport(found.id, plan))} />
      )}
      {found.state !== "uploaded" && <Result found={found} />}
      <div role="status">{failure !== null && <p className={things.error}>{failure}</p>}</div>
      <Deeds
        found={found}
        onRun={() => act(() => doImport(found.id, "run"))}
        onCancel={() => act(() => doImport(found.id, "cancel"))}
        onUndo={() => setAsking(true)}
      />
      {isAsking && (
        <Dialog title={words.undoTitle} closeLabel={messages.close} onClose={() => setAsking(false)}>
          <DialogBody>
            <p>{words.undoEffect}</p>
            <DialogActions>
              <Button onPress={() => setAsking(false)}>{messages.cancel}</Button>
              <Button tone="danger" onPress={() => act(() => doImport(found.id, "undo"))}>
                {words.undo}
              </Button>
            </DialogActions>
          </DialogBody>
        </Dialog>
      )}
    </div>
  );
}

/** How far it is, what came of it so far, and what is said of the lines. */
function Result({ found }: { readonly found: DataImport }): ReactElement {
  const { imports: words } = useAdministrationMessages();
  const { counts, state } = found;
  return (
    <section className={things.section} aria-labelledby="import-result">
      <h3 id="import-result">{words.result}</h3>
      {isAtWork(found) ? (
        <Progress label={words.states[state]} done={counts.rows} total={totalOf(found)} />
      ) : (
        <p role="status">{words.states[state]}</p>
      )}
      <dl className={styles.counts}>
        {COUNTED.filter((name) => counts[name] > 0).map((name) => (
          <div key={name}>
            <dt>{words.counts[name]}</dt>
            <dd>{number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {!isAtWork(found) && counts.refused + counts.remarks + counts.left > 0 && (
        <>
          <ReportLines key={`${found.id} ${state}`} id={found.id} />
          <p>
            <a href={hubUrl(reportAddress(found.id))} download>
              {words.download}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** An undoing goes through what was taken in, of which nobody counts how much is left. */
const totalOf = ({ state, total }: DataImport) => (state === "undoing" ? null : total);

interface DeedsProps {
  readonly found: DataImport;
  readonly onRun: () => void;
  readonly onCancel: () => void;
  readonly onUndo: () => void;
}

/** What can be done with it now. */
function Deeds({ found, onRun, onCancel, onUndo }: DeedsProps): ReactElement {
  const { imports: words } = useAdministrationMessages();
  const { state, counts } = found;
  const wanted = counts.made + counts.changed;
  return (
    <div className={styles.bar}>
      {state === "checked" && wanted > 0 && (
        <Button tone="primary" onPress={onRun}>
          {words.run(wanted)}
        </Button>
      )}
      {(state === "checking" || state === "running") && <Button onPress={onCancel}>{words.cancel}</Button>}
      {canBeUndone(found) && (
        <Button tone="danger" onPress={onUndo}>
          {words.undo}
        </Button>
      )}
    </div>
  );
}
