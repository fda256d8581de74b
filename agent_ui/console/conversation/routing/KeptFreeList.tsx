import type { ReactElement } from "react";
import { queueName } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import type { KeptFree } from "../../desk/routing";
import { useMessages } from "../../i18n/language";
import { keptFree } from "./counted";
import styles from "./Routing.module.css";

/** How many could take it and are kept free, for which queues and until when. */
export function KeptFreeList({ kept }: { readonly kept: readonly KeptFree[] }): ReactElement | null {
  const messages = useMessages();
  const state = useConsole((desk) => desk);
  if (kept.length === 0) return null;
  return (
    <ul className={styles.list}>
      {kept.map((one) => (
        <li key={`${one.queues.join()} ${one.until}`}>{keptFree(messages, one, (id) => queueName(state, id))}</li>
      ))}
    </ul>
  );
}
