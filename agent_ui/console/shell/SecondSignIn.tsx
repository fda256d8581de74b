import type { ReactElement } from "react";
import { takeOver } from "../desk/commands/takeOver";
import { set, useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./TopBar.module.css";

/** I was signed in elsewhere before: both places ring, unless this one takes over. */
export function SecondSignIn(): ReactElement {
  const { reach } = useMessages();
  const hasOlder = useConsole((state) => state.hasOlder);
  return (
    <div role="status">
      {hasOlder && (
        <div className={styles.banner}>
          <span>{reach.elsewhere}</span>
          <Button isSmall onPress={takeOver.perform}>
            {reach.takeOver}
          </Button>
          <Button isSmall tone="quiet" onPress={() => set({ hasOlder: false })}>
            {reach.keepBoth}
          </Button>
        </div>
      )}
    </div>
  );
}
