import { useState, type ReactElement } from "react";
import { setPresence } from "../desk/commands/setPresence";
import { prefer, usePreferences } from "../desk/preferences";
import { set } from "../desk/store";
import { useAlertWords } from "../i18n/alerts";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useAlerts } from "./choice";
import { useAllowed } from "./notifications";
import styles from "./Readiness.module.css";
import { play } from "./sounds";

/** The loudness of a test that is meant to be heard, where offers are turned down to nothing. */
const AUDIBLE = 60;

/** What is tried before the first customer: sound, and notifications. */
export function Readiness({ isAway }: { readonly isAway: boolean }): ReactElement {
  const words = useAlertWords();
  const { readiness } = usePreferences();
  const leave = () => {
    set({ isChecking: false });
    if (readiness === "") prefer({ readiness: "skipped" });
  };
  return (
    <section className={styles.strip} aria-label={words.ready}>
      <h2 className={styles.title}>{words.ready}</h2>
      <Sound />
      <Permission />
      <span className={styles.actions}>
        {isAway && (
          <Button
            isSmall
            tone="primary"
            onPress={() => {
              leave();
              setPresence("available");
            }}
          >
            {words.nowAvailable}
          </Button>
        )}
        <Button isSmall tone="quiet" onPress={leave}>
          {isAway ? words.skip : words.done}
        </Button>
      </span>
    </section>
  );
}

function Sound(): ReactElement {
  const words = useAlertWords();
  const { readiness, sound } = usePreferences();
  const { offer } = useAlerts().kinds;
  const [isAsked, setAsked] = useState(false);
  const outcome = readiness === "heard" ? words.heard : readiness === "silent" ? words.notHeard : words.soundUnknown;
  const answer = (heard: boolean) => {
    // What is answered does not end the check.
    set({ isChecking: true });
    prefer({ readiness: heard ? "heard" : "silent", ...(heard && { sound: true }) });
    setAsked(false);
  };
  return (
    <div className={styles.item}>
      <Icon name={readiness === "heard" && sound ? "check" : readiness === "silent" ? "warning" : "question"} />
      <span role="status">{isAsked ? words.askHeard : sound ? outcome : words.soundOff}</span>
      {isAsked ? (
        <>
          <Button isSmall onPress={() => answer(true)}>
            {words.yes}
          </Button>
          <Button isSmall onPress={() => answer(false)}>
            {words.no}
          </Button>
        </>
      ) : (
        <Button
          isSmall
          onPress={() => {
            play(offer.sound === "none" ? "chime" : offer.sound, offer.volume || AUDIBLE);
            setAsked(true);
          }}
        >
          {words.testRing}
        </Button>
      )}
    </div>
  );
}

/** Whether the browser lets the hub notify; asked only by a press, and what to do where it does not. */
export function Permission(): ReactElement {
  const words = useAlertWords();
  const [allowed, askBrowser] = useAllowed();
  const how = allowed === "denied" ? words.deniedHow : allowed === "insecure" ? words.insecureHow : null;
  return (
    <div className={styles.item}>
      <Icon name={allowed === "granted" ? "check" : allowed === "default" ? "question" : "warning"} />
      <span role="status">{words.notifications[allowed]}</span>
      {allowed === "default" && (
        <Button isSmall onPress={askBrowser}>
          {words.allow}
        </Button>
      )}
      {how !== null && (
        <details className={styles.how}>
          <summary>{words.how}</summary>
          {how}
        </details>
      )}
    </div>
  );
}
