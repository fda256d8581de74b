import { useCallback, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useFetched } from "../../desk/useFetched";
import { moment } from "../../i18n/format";
import { useProofWords } from "../../i18n/proof";
import { readHerSecondStep, resetHerSecondStep } from "../../proof/calls";
import { Button } from "../../ui/Button";
import styles from "./Things.module.css";

/** Whether somebody has a second step, and how an administrator resets it. */
export function HerSecondStep({ person }: { readonly person: string }): ReactElement | null {
  const words = useProofWords();
  const { value, refresh } = useFetched(useCallback(async () => readHerSecondStep(person), [person]));
  if (value === null) return null;
  const reset = () =>
    void attempt(async () => {
      await resetHerSecondStep(person);
      notify(words.wasReset);
      refresh();
    });
  return (
    <section className={styles.section} aria-labelledby="her-second-step">
      <h3 id="her-second-step">{words.ofHer}</h3>
      <p className={styles.hint}>
        {value.since !== null
          ? words.herLead(moment(value.since))
          : value.is_required
            ? words.herRequired
            : words.herNone}
      </p>
      {value.since !== null && (
        <div>
          <p className={styles.hint}>{words.resetHint}</p>
          <Button tone="danger" onPress={reset}>
            {words.reset}
          </Button>
        </div>
      )}
    </section>
  );
}
