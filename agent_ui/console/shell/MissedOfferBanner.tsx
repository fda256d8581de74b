import type { ReactElement } from "react";
import { comeBack } from "../desk/commands/comeBack";
import { keysOf } from "../desk/commands/command";
import { missedChannels, hasMissed } from "../desk/reach";
import { useConsole } from "../desk/store";
import { channelWord } from "../desk/words";
import { inRow } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./TopBar.module.css";

/** After offers that nobody answered the hub stops offering; that must not stay unnoticed. */
export function MissedOfferBanner(): ReactElement {
  const messages = useMessages();
  const me = useConsole((state) => state.desk?.me);
  const isMissed = me !== undefined && hasMissed(me);
  const channels = me === undefined ? [] : missedChannels(me.paused).map((each) => channelWord(messages, each));
  const isWhole = me?.presence === "away";
  return (
    <div role="status">
      {isMissed && (
        <div className={styles.banner}>
          <span>{isWhole ? messages.presence.missed : messages.reach.missedOn(inRow(channels))}</span>
          <Button isSmall hint={keysOf(comeBack)} onPress={comeBack.perform}>
            {isWhole ? messages.inbox.goAvailable : messages.reach.ringAgain}
          </Button>
        </div>
      )}
    </div>
  );
}
