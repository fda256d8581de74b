import type { ReactElement } from "react";
import { Label, ProgressBar } from "react-aria-components";
import { percent } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { isSame } from "../same";
import { changesOf, type Policy } from "./fields";
import { TrialResultView } from "./TrialResultView";
import { goesOn, problemOf } from "./trial";
import { useTrial } from "./useTrial";
import styles from "./Editor.module.css";

interface Props {
  readonly queue: string;
  readonly before: Policy;
  readonly after: Policy;
  readonly isSound: boolean;
  readonly nameOf: (queue: string) => string;
  readonly onRefused: (detail: string) => void;
}

/** What the change would have done: started by hand, followed, and shown. */
export function TrialSection({ queue, before, after, isSound, nameOf, onRefused }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  const { trial, problem, tried, start, stop } = useTrial(queue, before, after, onRefused);
  const changes = changesOf(before, after);
  const isChanged = Object.keys(changes).length > 0;
  const isRunning = goesOn(trial);
  const failure = problem ?? problemOf(messages, trial);
  const result = trial?.result ?? null;
  return (
    <section className={styles.section} aria-labelledby="trial">
      <h3 id="trial">{words.tryTitle}</h3>
      <p className={styles.hint}>{words.tryLead}</p>
      <div className={styles.tryRow}>
        {isRunning ? (
          <>
            <Progress
              share={trial?.share ?? 0}
              label={trial?.state === "waiting" ? words.waitsForTrial : words.trying}
            />
            <Button icon="stop" onPress={stop}>
              {words.cancel}
            </Button>
          </>
        ) : (
          <Button tone="primary" isDisabled={!isChanged || !isSound} onPress={start}>
            {result === null && failure === null ? words.try : words.tryAgain}
          </Button>
        )}
        {!isChanged && !isRunning && <p className={styles.hint}>{words.nothingToTry}</p>}
      </div>
      <div role="status">
        {failure !== null && <p className={styles.error}>{failure}</p>}
        {trial?.state === "cancelled" && <p>{words.cancelled}</p>}
        {result !== null && tried !== null && isChanged && !isSame(tried, changes) && (
          <p className={styles.stale}>{words.stale}</p>
        )}
      </div>
      {result !== null && <TrialResultView result={result} queue={queue} nameOf={nameOf} isOver={!isRunning} />}
    </section>
  );
}

function Progress({ share, label }: { readonly share: number; readonly label: string }): ReactElement {
  return (
    <ProgressBar value={share * 100} className={cx(styles.progress)}>
      <span className={styles.progressWords}>
        <Label>{label}</Label>
        <span>{percent(share)}</span>
      </span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" className={styles.track} />
        <rect width={share * 100} height="4" className={styles.done} />
      </svg>
    </ProgressBar>
  );
}
