import { useState, type ReactElement } from "react";
import { ask } from "../../desk/http";
import { explain } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Copyable } from "../Copyable";
import { shown } from "../records";
import type { Draft } from "./useThing";
import styles from "./Things.module.css";

interface Found {
  readonly authorization: string;
}

/** What a provider of identities has to be told, and whether it answers as it is kept. */
export function TryProvider({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { providers: words } = useAdministrationMessages();
  const [told, setTold] = useState<{ readonly text: string; readonly isGood: boolean } | null>(null);
  const { thing } = draft;
  if (thing === null) return <p className={styles.hint}>{words.saveFirst}</p>;
  const look = async () => {
    setTold(null);
    try {
      const found = await ask<Found>("POST", `api/admin/providers/${encodeURIComponent(thing.id)}/test`);
      setTold({ text: words.works(found.authorization), isGood: true });
    } catch (error) {
      setTold({ text: explain(error), isGood: false });
    }
  };
  return (
    <section className={styles.section} aria-labelledby="try-provider">
      <h3 id="try-provider">{words.tryTitle}</h3>
      <p className={styles.hint}>{words.wayBack}</p>
      <Copyable text={shown(thing["way_back"])} label={words.copyWayBack} />
      <div>
        <Button isDisabled={draft.changed.length > 0} onPress={() => void look()}>
          {words.tryIt}
        </Button>
      </div>
      {draft.changed.length > 0 && <p className={styles.hint}>{words.saveFirst}</p>}
      {told !== null && (
        <p role={told.isGood ? "status" : "alert"} className={told.isGood ? styles.hint : styles.error}>
          {told.text}
        </p>
      )}
    </section>
  );
}
