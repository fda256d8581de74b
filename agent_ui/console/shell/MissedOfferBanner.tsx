import type { ReactElement } from "react";
import { setPresence } from "../desk/commands/setPresence";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./TopBar.module.css";

/** After an offer that nobody answered the hub stops offering; that must not stay unnoticed. */
export function MissedOfferBanner(): ReactElement {
  const messages = useMessages();
  const isMissed = useConsole((state) => state.desk?.me.presence === "away" && state.desk.me.reason === "no-answer");
  return (
    <div role="status">
      {isMissed && (
        <div className={styles.banner}>
          <span>{messages.presence.missed}</span>
          <Button isSmall onPress={() => setPresence("available")}>
            {messages.inbox.goAvailable}
          </Button>
        </div>
      )}
    </div>
  );
}
