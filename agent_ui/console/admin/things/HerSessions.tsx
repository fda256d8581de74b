import { useCallback, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useSignedInWords } from "../../i18n/signedIn";
import { endHers, readHers } from "../../signedIn/calls";
import { SignedInList } from "../../signedIn/SignedInList";
import { Button } from "../../ui/Button";
import { useFetched } from "../../desk/useFetched";
import styles from "./Things.module.css";

/** Where somebody is signed in, and how an administrator ends it. */
export function HerSessions({ person }: { readonly person: string }): ReactElement | null {
  const words = useSignedInWords();
  const { value, refresh } = useFetched(useCallback(async () => readHers(person), [person]));
  if (value === null) return null;
  const end = () =>
    void attempt(async () => {
      await endHers(person);
      notify(words.endedAll);
      refresh();
    });
  return (
    <section className={styles.section} aria-labelledby="her-sessions">
      <h3 id="her-sessions">{words.ofHer}</h3>
      <SignedInList places={value} />
      {value.length > 0 && (
        <div>
          <Button tone="danger" onPress={end}>
            {words.all}
          </Button>
        </div>
      )}
    </section>
  );
}
