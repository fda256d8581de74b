import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { present } from "../desk/store";
import { moment, timeOfDay } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { eventSentence } from "./eventSentence";
import styles from "./Timeline.module.css";

/** What happened to the conversation, as one small line. */
export function EventLine({ item }: { readonly item: Item }): ReactElement {
  const messages = useMessages();
  return (
    <p className={styles.event}>
      <span>{eventSentence(item, present(), messages)}</span>
      <time dateTime={item.at} title={moment(item.at)}>
        {timeOfDay(item.at)}
      </time>
    </p>
  );
}
