import { useRef, useState, type ReactElement } from "react";
import { forEach, grouped, type Outcome } from "../../desk/bulk";
import { called } from "../../desk/called";
import { explain } from "../../desk/notices";
import { customerOf, fittingIds, selectedIds } from "../../desk/selection";
import { present, set, useConsole } from "../../desk/store";
import { closeDialog } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import styles from "./Bulk.module.css";
import { BulkForm, type Deed } from "./BulkForm";

interface Run {
  readonly names: ReadonlyMap<string, string>;
  readonly outcomes: readonly Outcome[];
  readonly isOver: boolean;
}

/** Do one thing with everything that is picked: asked once, shown as it goes, each refusal told. */
export function BulkDialog(): ReactElement {
  const messages = useMessages();
  const words = messages.work.bulk;
  const deed = useConsole((state) => state.bulk);
  const [ids] = useState(() => fittingIds(present(), deed));
  const [selected] = useState(() => selectedIds(present()));
  const [run, setRun] = useState<Run | null>(null);
  const isStopped = useRef(false);

  async function begin(perform: Deed): Promise<void> {
    const names = new Map(ids.map((id) => [id, called(messages, customerOf(present(), id))]));
    const outcomes: Outcome[] = [];
    setRun({ names, outcomes, isOver: false });
    const tell = (outcome: Outcome) => {
      outcomes.push(outcome);
      setRun({ names, outcomes: [...outcomes], isOver: false });
    };
    await forEach(ids, perform, explain, tell, () => isStopped.current);
    const done = new Set(outcomes.filter(({ problem }) => problem === null).map(({ id }) => id));
    const undone = selected.filter((id) => !done.has(id));
    set({ selection: undone });
    setRun({ names, outcomes, isOver: true });
  }

  return (
    <Dialog title={words.titles[deed](ids.length)} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        {run === null ? (
          <>
            {ids.length < selected.length && <p>{words.onlySome(ids.length, selected.length)}</p>}
            <BulkForm deed={deed} ids={ids} onBegin={(perform) => void begin(perform)} />
          </>
        ) : (
          <Progress
            run={run}
            all={ids.length}
            onStop={() => {
              isStopped.current = true;
            }}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}

/** So many customers are named; of more it is said how many there are. */
const NAMED = 5;

interface ProgressProps {
  readonly run: Run;
  readonly all: number;
  readonly onStop: () => void;
}

function Progress({ run, all, onStop }: ProgressProps): ReactElement {
  const words = useMessages().work.bulk;
  const failed = run.outcomes.filter(({ problem }) => problem !== null);
  const done = run.outcomes.length - failed.length;

  function namesOf(ids: readonly string[]): string {
    const names = ids.slice(0, NAMED).map((id) => run.names.get(id));
    return ids.length > NAMED ? words.andMore(names.join(", "), ids.length - NAMED) : names.join(", ");
  }

  return (
    <>
      <progress className={styles.progress} aria-label={words.progress} max={all} value={run.outcomes.length} />
      <p role="status">{run.isOver ? words.over(done, all) : words.going(run.outcomes.length, all)}</p>
      {failed.length > 0 && (
        <>
          <p>{words.failed(failed.length)}</p>
          {/* Scrolled by keys where it is long. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ul className={styles.failed} aria-label={words.failures} tabIndex={0}>
            {grouped(failed).map(({ problem, ids }) => (
              <li key={problem}>
                <strong>{words.same(ids.length, all, problem)}</strong> {namesOf(ids)}
              </li>
            ))}
          </ul>
        </>
      )}
      <DialogActions>
        {run.isOver ? (
          <Button tone="primary" autoFocus onPress={closeDialog}>
            {words.done}
          </Button>
        ) : (
          <Button onPress={onStop}>{words.stop}</Button>
        )}
      </DialogActions>
    </>
  );
}
