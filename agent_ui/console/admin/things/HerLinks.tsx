import { useCallback, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useFetched } from "../../desk/useFetched";
import { moment } from "../../i18n/format";
import { useProofWords } from "../../i18n/proof";
import { readHerLinks, unlinkHer } from "../../proof/calls";
import { Button } from "../../ui/Button";
import styles from "./Things.module.css";

/** The providers that vouch for somebody, and how an administrator unlinks her from one. */
export function HerLinks({ person }: { readonly person: string }): ReactElement | null {
  const words = useProofWords();
  const { value, refresh } = useFetched(useCallback(async () => readHerLinks(person), [person]));
  if (value === null || value.length === 0) return null;
  const unlink = (issuer: string) =>
    void attempt(async () => {
      await unlinkHer(person, issuer);
      notify(words.unlinked);
      refresh();
    });
  return (
    <section className={styles.section} aria-labelledby="her-links">
      <h3 id="her-links">{words.herLinks}</h3>
      <p className={styles.hint}>{words.herLinksHint}</p>
      <ul className={styles.hinted} aria-labelledby="her-links">
        {value.map(({ issuer, name, since }) => (
          <li key={issuer}>
            <p className={styles.hint}>{words.linkedSince(name, moment(since))}</p>
            <Button tone="danger" onPress={() => unlink(issuer)}>
              {words.unlinkFrom(name)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
