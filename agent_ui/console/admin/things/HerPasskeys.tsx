import { useCallback, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useFetched } from "../../desk/useFetched";
import { listed } from "../../i18n/format";
import { useProofWords } from "../../i18n/proof";
import { readHerPasskeys, removeHerPasskeys } from "../../proof/calls";
import { Button } from "../../ui/Button";
import styles from "./Things.module.css";

/** Whether somebody has passkeys, and how an administrator removes them. */
export function HerPasskeys({ person }: { readonly person: string }): ReactElement | null {
  const words = useProofWords();
  const { value, refresh } = useFetched(useCallback(async () => readHerPasskeys(person), [person]));
  if (value === null || value.length === 0) return null;
  const remove = () =>
    void attempt(async () => {
      await removeHerPasskeys(person);
      notify(words.herPasskeysGone);
      refresh();
    });
  return (
    <section className={styles.section} aria-labelledby="her-passkeys">
      <h3 id="her-passkeys">{words.passkeys}</h3>
      <p className={styles.hint}>{listed(value.map(({ name }) => name))}</p>
      <p className={styles.hint}>{words.herPasskeysHint}</p>
      <div>
        <Button tone="danger" onPress={remove}>
          {words.removeHers}
        </Button>
      </div>
    </section>
  );
}
